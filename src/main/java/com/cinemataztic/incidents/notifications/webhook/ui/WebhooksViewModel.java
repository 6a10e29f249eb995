package com.cinemataztic.incidents.notifications.webhook.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.notifications.webhook.WebhookDeliveries;
import com.cinemataztic.incidents.notifications.webhook.WebhookDeliveries.Receiver;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The state and actions of the page Webhooks, without UI components. Checks the account's rights at each use. */
class WebhooksViewModel {

    /** The deliveries of one page. */
    static final int PAGE = 100;

    private final WebhookDeliveries deliveries;
    private final CurrentActor currentActor;

    private List<Receiver> receivers = List.of();
    private List<OutboxEntry> entries = List.of();
    private boolean more;
    private boolean allowed;
    private boolean storeDown;

    WebhooksViewModel(WebhookDeliveries deliveries, CurrentActor currentActor) {
        this.deliveries = deliveries;
        this.currentActor = currentActor;
    }

    /**
     * Reads everything again.
     *
     * @return whether the deliveries changed
     */
    boolean refresh(WebhooksLocation location) {
        var before = entries;
        var reader = admin();
        allowed = reader.isPresent();
        if (reader.isEmpty()) {
            receivers = List.of();
            entries = List.of();
            more = false;
            return !before.isEmpty();
        }
        try {
            receivers = deliveries.receivers(reader.get());
            var part = deliveries.find(reader.get(), location.hook(), location.state(), location.before(), PAGE);
            entries = part.entries();
            more = part.more();
            storeDown = false;
        } catch (StoreUnavailable unavailable) {
            // Data read before stays, and the page says that it may be old.
            storeDown = true;
        }
        return !before.equals(entries);
    }

    List<Receiver> receivers() {
        return receivers;
    }

    List<OutboxEntry> entries() {
        return entries;
    }

    /** @return the last entry of this page, if older ones follow */
    Optional<OutboxEntry> last() {
        return more ? Optional.of(entries.getLast()) : Optional.empty();
    }

    /** @return what a reader must know about the whole page; empty if nothing */
    String note() {
        if (!allowed) {
            return text("page.signed-out");
        }
        if (storeDown) {
            return text("webhooks.store-down");
        }
        return deliveries.held() ? text("webhooks.held") : receivers.isEmpty() ? text("webhooks.none") : "";
    }

    String emptyText() {
        return allowed && !storeDown ? text("webhooks.empty") : "";
    }

    static String scope(Receiver receiver) {
        var where = receiver.regions().isEmpty()
                ? text("health.webhooks.all-regions")
                : receiver.regions().stream().sorted().map(RegionId::value).collect(Collectors.joining(", "));
        return text("webhooks.scope", where, receiver.least().word());
    }

    /** @return the word for what became of an entry, e.g. {@code retrying} */
    static String outcome(OutboxEntry entry) {
        return entry.state() == State.WAITING && entry.attempts() > 0
                ? "retrying"
                : entry.state().word();
    }

    /** @return how often it was posted; an entry that was accepted or rejected was posted once more than it failed */
    static int attempts(OutboxEntry entry) {
        return entry.attempts() + (entry.state() == State.SENT || entry.state() == State.FAILED ? 1 : 0);
    }

    Message redeliver(OutboxEntry entry) {
        return change(actor -> deliveries.redeliver(actor, entry.id())
                ? new Message(text("webhooks.redelivered"), true)
                : new Message(text("webhooks.not-redelivered"), false));
    }

    Message redeliverFailed(WebhookName hook) {
        return change(actor -> {
            var count = deliveries.redeliverFailed(actor, hook);
            return count > 0
                    ? new Message(text("webhooks.redelivered-all", count), true)
                    : new Message(text("webhooks.none-failed"), false);
        });
    }

    Message test(WebhookName hook) {
        return change(actor -> switch (deliveries.test(actor, hook)) {
            case DeliveryResult.Accepted _, DeliveryResult.Kept _ ->
                new Message(text("webhooks.test.accepted", hook.value()), true);
            case DeliveryResult.Rejected(var reason) -> new Message(text("webhooks.test.failed", reason), false);
            case DeliveryResult.Later later -> new Message(text("webhooks.test.failed", later.reason()), false);
        });
    }

    private Message change(Function<Actor, Message> change) {
        try {
            return admin().map(change).orElseGet(() -> new Message(text("page.signed-out-unchanged"), false));
        } catch (StoreUnavailable unavailable) {
            return Message.of(unavailable);
        }
    }

    private Optional<Actor> admin() {
        return currentActor.get().filter(actor -> actor.role().includes(Role.ADMIN));
    }
}
