package com.cinemataztic.incidents.tickets.stream;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event for all readers with the same selection and position. It is encoded once. */
final class SharedEvent {

    private final TicketEvent event;
    private byte @Nullable [] encoded;

    SharedEvent(TicketEvent event) {
        this.event = event;
    }

    TicketEvent event() {
        return event;
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
