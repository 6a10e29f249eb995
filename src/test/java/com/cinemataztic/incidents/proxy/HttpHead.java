package com.cinemataztic.incidents.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The first line and the headers of a request or of an answer, as they were on the wire.
 *
 * @param headers whole lines; one character a byte
 */
record HttpHead(String start, List<String> headers) {

    /** @return what comes next; empty if the other side closed the connection first */
    static Optional<HttpHead> read(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            text.append((char) next);
        }
        var lines =
                text.toString().lines().filter(Predicate.not(String::isEmpty)).toList();
        return Optional.of(new HttpHead(lines.getFirst(), lines.subList(1, lines.size())));
    }

    /** @return of a request: path and query */
    String target() {
        return start.split(" ")[1];
    }

    /** @return of an answer */
    int status() {
        return Integer.parseInt(start.split(" ")[1]);
    }

    /** @return the values of this header in any case, read as UTF-8 */
    List<String> values(String name) {
        var prefix = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .map(value -> new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }

    /** @return the value of a header that is there at most once; empty if it is not */
    String value(String name) {
        return String.join(" | ", values(name));
    }
}
