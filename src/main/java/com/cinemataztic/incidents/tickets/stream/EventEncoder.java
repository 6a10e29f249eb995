package com.cinemataztic.incidents.tickets.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes events in the format of server-sent events. JSON has no line breaks, so each event is one line of data. */
@Component
class EventEncoder {

    private static final int SHORTEST_RETRY_MILLIS = 1_000;
    private static final int LONGEST_RETRY_MILLIS = 4_000;

    private final ObjectWriter json;

    EventEncoder(JsonMapper json) {
        this.json = json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    }

    /** Writes the event, encoded once for all its readers if it is kept, else piece by piece. */
    void write(SharedEvent event, OutputStream out) throws IOException {
        if (event.isKept()) {
            out.write(event.as(byte[].class, this::encode));
        } else {
            encode(event.event(), out);
        }
    }

    private byte[] encode(TicketEvent event) {
        var bytes = new ByteArrayOutputStream();
        try {
            encode(event, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void encode(TicketEvent event, OutputStream out) throws IOException {
        out.write(utf8("id: " + event.id() + "\nevent: " + name(event) + "\ndata: "));
        try {
            json.writeValue(out, data(event));
        } catch (JacksonException failed) {
            var broken = ioException(failed);
            if (broken.isPresent()) {
                throw broken.get();
            }
            throw failed;
        }
        out.write(utf8("\n\n"));
    }

    /** @return when the reader is to come back if the stream breaks: not all readers at the same moment */
    byte[] retry() {
        var millis = ThreadLocalRandom.current().nextInt(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS);
        return utf8("retry: " + millis + "\n\n");
    }

    private static Optional<IOException> ioException(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
        return event instanceof TicketEvent.End end
                ? Map.of("reason", end.reason().word())
                : event;
    }
}
