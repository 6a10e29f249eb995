package com.cinemataztic.incidents.tickets.stream;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event for all readers with the same selection and position. A small one is encoded once. */
final class SharedEvent {

    /** Larger events are not kept encoded: with many selections, they would fill the memory. */
    private static final int MOST_TICKETS = 200;

    private final TicketEvent event;
    private byte @Nullable [] encoded;

    SharedEvent(TicketEvent event) {
        this.event = event;
    }

    TicketEvent event() {
        return event;
    }

    boolean isSmall() {
        return switch (event) {
            case TicketEvent.Reset reset -> reset.tickets().size() <= MOST_TICKETS;
            case TicketEvent.Changes changes -> changes.changed().size() <= MOST_TICKETS;
            case TicketEvent.Status _, TicketEvent.End _ -> true;
        };
    }

    /** @return the encoded event, which nobody may modify */
    synchronized byte[] encoded(Function<TicketEvent, byte[]> encoder) {
        var bytes = encoded;
        if (bytes == null) {
            bytes = encoder.apply(event);
            encoded = bytes;
        }
        return bytes;
    }
}
