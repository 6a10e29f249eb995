package com.cinemataztic.incidents.tickets.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.GraphQlSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** What a subscriber holds who applies the updates as the schema says. */
final class Picture {

    final Map<String, Long> revisions = new HashMap<>();

    Picture apply(JsonNode data) {
        var update = data.path("ticketChanged");
        if (update.path("reset").asBoolean()) {
            revisions.clear();
        }
        update.path("changed").forEach(ticket -> {
            var revision = ticket.path("revision").asLong();
            var before = revisions.put(ticket.path("id").asString(), revision);
            assertThat(revision).describedAs("%s", ticket).isGreaterThanOrEqualTo(before == null ? 0 : before);
        });
        update.path("removed").forEach(id -> revisions.remove(id.asString()));
        return this;
    }

    /** Applies updates until the condition holds; an update at least every ten seconds is promised. */
    void applyUntil(GraphQlSocket socket, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            apply(socket.data());
        }
    }

    Set<String> ids() {
        return revisions.keySet();
    }
}
