package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxSettings;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.delivery.DeliveryChannel;
import com.cinemataztic.incidents.notifications.delivery.Message;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers notifications to webhooks. Each entry is one event. A webhook gets the events of one ticket in sequence, and
 * those of a few tickets at a time; one at a time while it is failing. Each webhook is a destination of its own.
 */
@Component
class WebhookChannel implements DeliveryChannel {

    private static final Logger LOGGER = LoggerFactory.getLogger(WebhookChannel.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** The most entries read at once. The rest of a long queue follows in the next rounds. */
    private static final int MOST_ENTRIES = 200;

    /** An event that could not be delivered for this long is of no use to a program any more. */
    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final Outbox outbox;
    private final OutgoingWebhooks webhooks;
    private final WebhookPayload payload;
    private final WebhookClient client;
    private final WebhookStatus status;
    private final OutboxSettings settings;
    private final Clock clock;

    WebhookChannel(
            Outbox outbox,
            OutgoingWebhooks webhooks,
            WebhookPayload payload,
            WebhookClient client,
            WebhookStatus status,
            OutboxSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.payload = payload;
        this.client = client;
        this.status = status;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<String> destinations() {
        return outbox.waitingHooks().stream().map(WebhookName::value).toList();
    }

    @Override
    public List<OutboxEntry> due(String destination, Instant now) {
        return outbox.due(new WebhookName(destination), now, MOST_ENTRIES);
    }

    @Override
    public WebhookName group(OutboxEntry entry) {
        return name(entry);
    }

    @Override
    public int mostRounds() {
        return 1;
    }

    @Override
    public Duration longest() {
        return webhooks.all().stream()
                .map(OutgoingWebhook::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    @Override
    public String paused(String destination) {
        var standing = status.of(new WebhookName(destination));
        return standing.isPausedAt(clock.instant()) ? standing.problem() : "";
    }

    @Override
    public boolean isTooLate(OutboxEntry entry, Instant now) {
        return entry.triedSince().plus(GIVEN_UP_AFTER).isBefore(now);
    }

    @Override
    public List<Round> plan(Collection<List<OutboxEntry>> groups, Instant now) {
        return groups.stream().map(this::round).toList();
    }

    private Round round(List<OutboxEntry> entries) {
        var name = name(entries.getFirst());
        if (!blocked(name).isEmpty()) {
            return new Round(List.of(List.of(new Batch(entries))), 1);
        }
        var byTicket = entries.stream()
                .collect(Collectors.groupingBy(
                        OutboxEntry::ticket,
                        LinkedHashMap::new,
                        Collectors.mapping(entry -> new Batch(List.of(entry)), Collectors.toList())));
        // What has failed before comes last: an event that always fails must not be the only one that is ever tried.
        var lines = byTicket.values().stream()
                .sorted(Comparator.comparing(
                        line -> line.getFirst().entries().getFirst().dueAt()))
                .toList();
        return new Round(lines, status.of(name).isFailing() ? 1 : settings.atOnce());
    }

    /** @return why the webhook gets no events at all; empty when it does */
    private String blocked(WebhookName name) {
        return webhooks.held()
                ? "nothing leaves the portal now"
                : webhooks.find(name).isEmpty() ? "there is no such hook any more" : "";
    }

    /** A webhook receives nothing after the closure. */
    @Override
    public String obsolete(OutboxEntry entry, @Nullable TicketContext ticket) {
        var blocked = blocked(name(entry));
        if (blocked.isEmpty() && ticket != null && entry.redeliveredAt() != null) {
            // A person wants it sent, whatever became of the ticket.
            return "";
        }
        var why = blocked.isEmpty() ? entry.obsolete(ticket) : blocked;
        return why.isEmpty()
                        && ticket != null
                        && !ticket.entry().row().state().live()
                        && !(entry.what() instanceof TicketEvent.Over)
                ? "it was closed before this went out"
                : why;
    }

    @Override
    public Message compose(List<OutboxEntry> entries, Map<TicketId, TicketContext> tickets, Instant now) {
        var entry = entries.getFirst();
        var ticket = Objects.requireNonNull(tickets.get(entry.ticket()), "the ticket of an entry to send exists");
        return new Event(webhooks.find(name(entry)).orElseThrow(), payload.write(entry, ticket, now));
    }

    private static WebhookName name(OutboxEntry entry) {
        return switch (entry.to()) {
            case Destination.Program(var name) -> name;
            case Destination.Person person -> throw new IllegalStateException("no webhook belongs to " + person.name());
        };
    }

    private final class Event implements Message {

        private final OutgoingWebhook webhook;
        private final WebhookMessage message;
        private @Nullable Integer answered;

        Event(OutgoingWebhook webhook, WebhookMessage message) {
            this.webhook = webhook;
            this.message = message;
        }

        @Override
        public String id() {
            return message.id();
        }

        @Override
        public Duration timeout() {
            return webhook.timeout();
        }

        @Override
        public String way() {
            return "webhook to " + webhook.host();
        }

        @Override
        public DeliveryResult send() {
            var answer = client.post(webhook, message);
            answered = answer.status();
            var result = bounded(answer.result());
            if (result instanceof DeliveryResult.Rejected(var reason)) {
                LOGGER.warn("{} is rejected by the hook {}: {}", id(), webhook, reason);
            }
            status.record(webhook, result);
            return result;
        }

        @Override
        public @Nullable Integer status() {
            return answered;
        }

        /** Limits the wait that the receiver asks for to between 1 s and the longest delay between attempts. */
        private DeliveryResult bounded(DeliveryResult result) {
            return result instanceof DeliveryResult.Later(var reason, var after) && after != null
                    ? new DeliveryResult.Later(reason, bounded(after))
                    : result;
        }

        private Duration bounded(Duration after) {
            return after.compareTo(SHORTEST_PAUSE) < 0
                    ? SHORTEST_PAUSE
                    : after.compareTo(settings.lastRetry()) > 0 ? settings.lastRetry() : after;
        }
    }
}
