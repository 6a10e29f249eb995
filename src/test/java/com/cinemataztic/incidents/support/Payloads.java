package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Webhook bodies captured from real Alertmanagers 0.25, 0.28 and 0.33, byte for byte. */
public final class Payloads {

    private Payloads() {}

    /** @return the names of all captured webhooks, in alphabetical order, without {@code .json} */
    public static List<String> names() {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath:alertmanager/*.json"))
                    .stream()
                    .map(resource ->
                            Objects.requireNonNull(resource.getFilename()).replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return the body of that name */
    public static byte[] bytes(String name) {
        try (var stream = Payloads.class.getResourceAsStream("/alertmanager/" + name + ".json")) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @return the body of that name as text */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
