package com.cinemataztic.incidents.exporter.cinecloud;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shared by the parsers of the vendor's JSON: strict about types and sizes, lenient about unknown fields. */
final class WireFormat {

    /** Far above anything in the contract. */
    private static final StreamReadConstraints NOT_WITHOUT_END = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxStringLength(64 << 10)
            .maxNameLength(256)
            .maxNumberLength(64)
            .build();

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(NOT_WITHOUT_END)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private WireFormat() {}

    /** The answer, or the part that was read, cannot be used. */
    static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Reads an answer or a part of one, or throws {@link Malformed}. */
    @FunctionalInterface
    interface Reading<T> {
        T read();
    }

    /** A parsed item, and how many of its parts were unreadable. */
    record Read<T>(T item, int unreadable) {}

    /** Runs the reading. Anything that the parser or the domain rejects becomes {@link Malformed}. */
    static <T> T whole(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Reads each node by itself. An unreadable one is left out and counted. */
    static <T> Read<List<T>> each(Iterable<JsonNode> nodes, Function<JsonNode, T> entry) {
        List<T> items = new ArrayList<>();
        int unreadable = 0;
        for (JsonNode node : nodes) {
            try {
                items.add(whole(() -> entry.apply(node)));
            } catch (Malformed e) {
                unreadable++;
            }
        }
        return new Read<>(items, unreadable);
    }

    /** A JSON null is rejected as an entry. */
    static <T> T entry(JsonNode node, Class<T> type) {
        return given("entry", JSON.treeToValue(node, type));
    }

    static JsonNode array(JsonNode root, String field, int most) {
        JsonNode array = root.path(field);
        if (!array.isArray() || array.size() > most) {
            throw new Malformed(field + " is no list, or one without end");
        }
        return array;
    }

    /** The field; empty if it is missing or null. */
    static Optional<JsonNode> field(JsonNode root, String name) {
        JsonNode node = root.path(name);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    static String required(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new Malformed(field + " is missing");
        }
        return text;
    }

    static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new Malformed(field + " is missing");
        }
        return value;
    }
}
