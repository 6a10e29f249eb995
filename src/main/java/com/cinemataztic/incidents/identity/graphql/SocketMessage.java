package com.cinemataztic.incidents.identity.graphql;

import graphql.GraphQLError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of the protocol {@code graphql-transport-ws}.
 *
 * @param type what it is
 * @param id the operation it belongs to; null: none
 * @param payload its content; empty if none
 */
record SocketMessage(Type type, @Nullable String id, Map<String, Object> payload) {

    private static final int LONGEST_ID = 100;

    /** The messages that a client may send. */
    enum Type {
        CONNECTION_INIT,
        SUBSCRIBE,
        COMPLETE,
        PING,
        PONG;

        private static @Nullable Type parse(@Nullable Object word) {
            return Arrays.stream(values())
                    .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @return the message; empty if a client may not send it */
    static Optional<SocketMessage> of(Map<String, Object> json) {
        var type = Type.parse(json.get("type"));
        var id = json.get("id") instanceof String text && !text.isEmpty() && text.length() <= LONGEST_ID ? text : null;
        var needsId = type == Type.SUBSCRIBE || type == Type.COMPLETE;
        return type == null || (needsId && id == null)
                ? Optional.empty()
                : Optional.of(new SocketMessage(type, id, payload(json.get("payload"))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(@Nullable Object payload) {
        return payload instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static Map<String, Object> acknowledgement() {
        return message("connection_ack");
    }

    static Map<String, Object> ping() {
        return message("ping");
    }

    static Map<String, Object> pong() {
        return message("pong");
    }

    static Map<String, Object> next(String id, Map<String, Object> result) {
        return message("next", id, result);
    }

    static Map<String, Object> complete(String id) {
        var message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("type", "complete");
        return message;
    }

    static Map<String, Object> error(String id, List<GraphQLError> errors) {
        return message(
                "error", id, errors.stream().map(GraphQLError::toSpecification).toList());
    }

    private static Map<String, Object> message(String type) {
        return Map.of("type", type);
    }

    /** In the order of the protocol's examples. */
    private static Map<String, Object> message(String type, String id, Object payload) {
        var message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        message.put("type", type);
        message.put("payload", payload);
        return message;
    }
}
