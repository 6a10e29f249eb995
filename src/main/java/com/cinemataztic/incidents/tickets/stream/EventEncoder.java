package com.cinemataztic.incidents.tickets.stream;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes events in the format of server-sent events. JSON has no line breaks, so each event is one line of data. */
@Component
class EventEncoder {

    private static final int SHORTEST_RETRY_MILLIS = 1_000;
    private static final int LONGEST_RETRY_MILLIS = 4_000;

    private final JsonMapper json;

    EventEncoder(JsonMapper json) {
        this.json = json;
    }

    byte[] encode(TicketEvent event) {
        var head = "id: " + event.id() + "\nevent: " + name(event) + "\ndata: ";
        return (head + json.writeValueAsString(data(event)) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @return when the reader is to come back if the stream breaks: not all readers at the same moment */
    byte[] retry() {
        var millis = ThreadLocalRandom.current().nextInt(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS);
        return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String name(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Reset _ -> "reset";
            case TicketEvent.Changes _ -> "changes";
            case TicketEvent.Status _ -> "status";
            case TicketEvent.End _ -> "end";
        };
    }

    private static Object data(TicketEvent event) {
        return event instanceof TicketEvent.End(_, var reason) ? Map.of("reason", reason.word()) : event;
    }
}
