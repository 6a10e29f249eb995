package com.cinemataztic.incidents.notifications.delivery;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message of a {@link DeliveryChannel}, ready to send. For {@link OutboxWorker} only. */
public interface Message {

    /** @return its id; a message that is sent again keeps its id */
    String id();

    /** @return how long {@link #send} takes at most */
    Duration timeout();

    /** @return how it is sent, for people */
    String way();

    /** Sends it. Returns within {@link #timeout()}; never throws for a fault of the other side. */
    DeliveryResult send();

    /** @return the HTTP status of the answer to {@link #send}; null: there was none, or it is no HTTP */
    default @Nullable Integer status() {
        return null;
    }

    /** Records that it was sent with these entries, beyond what the outbox itself records. */
    default void sent(List<OutboxEntry> entries, Instant now) {}

    /** @return the entries for other destinations, because this entry was rejected for good */
    default List<OutboxEntry> instead(OutboxEntry entry, Instant now) {
        return List.of();
    }
}
