package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.RateLimiter;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Shows admins the deliveries to webhooks, and lets them send events again. Other accounts see none. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
@Service
public class WebhookDeliveries {

    private static final int TESTS_A_MINUTE = 5;

    private final Outbox outbox;
    private final OutgoingWebhooks webhooks;
    private final WebhookStatus status;
    private final WebhookPayload payload;
    private final WebhookClient client;
    private final AuditLog audit;
    private final RateLimiter limiter;
    private final Clock clock;

    WebhookDeliveries(
            Outbox outbox,
            OutgoingWebhooks webhooks,
            WebhookStatus status,
            WebhookPayload payload,
            WebhookClient client,
            AuditLog audit,
            Clock clock) {
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.status = status;
        this.payload = payload;
        this.client = client;
        this.audit = audit;
        this.limiter = new RateLimiter(TESTS_A_MINUTE, clock);
        this.clock = clock;
    }

    /**
     * A configured webhook, without its address and its secret.
     *
     * @param host the host of its address
     * @param regions the regions whose tickets it receives; empty: all
     * @param least the lowest severity that it receives
     * @param acceptedAt when it last accepted an event since the portal started; null: it has not
     * @param failingSince since when it accepts none; null while it accepts events or nothing is known
     * @param problem why it did not accept the last event, for people; empty if it did
     * @param failed how many events have failed for good and were not sent again
     */
    public record Receiver(
            WebhookName name,
            String host,
            Set<RegionId> regions,
            Severity least,
            @Nullable Instant acceptedAt,
            @Nullable Instant failingSince,
            String problem,
            long failed) {}

    /** @return all configured webhooks, by name */
    public List<Receiver> receivers(Actor actor) {
        return isAdmin(actor) ? webhooks.all().stream().map(this::receiver).toList() : List.of();
    }

    private Receiver receiver(OutgoingWebhook webhook) {
        var standing = status.of(webhook.name());
        return new Receiver(
                webhook.name(),
                webhook.host(),
                webhook.regions(),
                webhook.least(),
                standing.acceptedAt(),
                standing.failingSince(),
                standing.problem(),
                outbox.failed(webhook.name()));
    }

    /** @return whether nothing leaves the portal, whatever is configured */
    public boolean held() {
        return webhooks.held();
    }

    /**
     * @param hook to this webhook; null: to any
     * @param state null: in any
     * @param before the deliveries follow after this one; null: from the newest event
     */
    public Outbox.Part find(
            Actor actor,
            @Nullable WebhookName hook,
            OutboxEntry.@Nullable State state,
            Outbox.@Nullable Position before,
            int limit) {
        return isAdmin(actor)
                ? outbox.hookDeliveries(new Outbox.HookFilter(hook, state), before, limit)
                : new Outbox.Part(List.of(), false);
    }

    /**
     * Sends an event again that was sent, failed or was left out. It keeps its id, so that the receiver can tell.
     *
     * @param id the entry's
     * @return whether it will be sent; false if it waits already, or is no longer kept
     */
    public boolean redeliver(Actor actor, String id) {
        return isAdmin(actor)
                && audit.record(
                        change(actor, AuditLog.Kind.WEBHOOK_REDELIVERED, id),
                        () -> outbox.redeliver(id, clock.instant()));
    }

    /** @return how many events that the webhook rejected, or did not accept in time, will be sent again */
    public long redeliverFailed(Actor actor, WebhookName hook) {
        if (!isAdmin(actor)) {
            return 0;
        }
        return audit.record(
                change(actor, AuditLog.Kind.WEBHOOK_REDELIVERED, hook + ": all failed"),
                () -> outbox.redeliverFailed(hook, clock.instant()),
                count -> count > 0);
    }

    /** @return the webhook's answer to a test event; rejected if the actor may not send one, or sends too many */
    public DeliveryResult test(Actor actor, WebhookName hook) {
        var webhook = webhooks.find(hook);
        if (!isAdmin(actor)) {
            return new DeliveryResult.Rejected("Only admins can send test events.");
        }
        if (webhook.isEmpty()) {
            return new DeliveryResult.Rejected("There is no such webhook any more.");
        }
        if (webhooks.held()) {
            return new DeliveryResult.Rejected("Nothing leaves the portal now (PORTAL_MAIL_GO_LIVE is false).");
        }
        if (!limiter.allows(hook.value())) {
            return new DeliveryResult.Rejected(
                    "It got " + TESTS_A_MINUTE + " tests within a minute. Wait a minute, then try again.");
        }
        return audit.record(
                change(actor, AuditLog.Kind.WEBHOOK_TESTED, hook.value()),
                () -> {
                    var message = payload.test("test:" + UUID.randomUUID(), clock.instant());
                    var result = client.post(webhook.get(), message).result();
                    status.record(webhook.get(), result);
                    return result;
                },
                result -> true);
    }

    /** @return the event's name as receivers get it */
    public static String word(TicketEvent what) {
        return WebhookPayload.word(what);
    }

    private static AuditLog.Change change(Actor actor, AuditLog.Kind kind, String subject) {
        return new AuditLog.Change(actor, kind, subject, Map.of(), Map.of());
    }

    private static boolean isAdmin(Actor actor) {
        return actor.role().includes(Role.ADMIN);
    }
}
