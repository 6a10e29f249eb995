package com.cinemataztic.incidents.tickets.stream;

import com.cinemataztic.incidents.platform.MonitoringStatus.Freshness;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stream sends. A reader that applies the events in their order has the tickets that a list would answer. */
public sealed interface TicketEvent {

    /** @return the position of the stream after this event, opaque: a stream that is resumed there misses nothing */
    String id();

    /** The whole picture. The reader forgets all it had. */
    record Reset(@JsonIgnore String id, List<TicketSummary> tickets, Monitoring monitoring) implements TicketEvent {}

    /**
     * Changes since the event before. Several changes of a ticket are one.
     *
     * @param changed tickets as they are now; they replace what the reader has, or are new
     * @param removed ids of tickets that no longer match the filter or that the reader may no longer see
     * @param monitoring what the portal saw then
     */
    record Changes(
            @JsonIgnore String id,
            List<TicketSummary> changed,
            List<String> removed,
            @JsonIgnore Monitoring monitoring) implements TicketEvent {

        boolean isEmpty() {
            return changed.isEmpty() && removed.isEmpty();
        }
    }

    /**
     * What the portal sees, and that the stream is alive.
     *
     * @param asOf when the portal last saw everything; null when it has not yet
     * @param blind what it can't see; null if all is well
     * @param at now
     */
    record Status(
            @JsonIgnore String id,
            @Nullable Instant asOf,
            @Nullable String blind,
            Instant at) implements TicketEvent {}

    /** The last event of a stream that the portal ends. */
    record End(@JsonIgnore String id, Reason reason) implements TicketEvent {}

    /** Why the portal ends a stream. The word on the wire is {@link #word()}. */
    enum Reason {
        /** The session ended, or the account may no longer sign in. */
        SIGNED_OUT("signed-out"),
        /** The token expired or was revoked. */
        EXPIRED("expired"),
        /** The reader lost the regions that it asked for. */
        NO_REGION("no-region"),
        /** The reader has to authenticate again, and may come back at once. */
        RENEW("renew"),
        /** The portal stops; the reader may come back in a moment. */
        STOPPING("stopping");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * What the portal sees.
     *
     * @param asOf when it last saw everything; null when it has not yet
     * @param blind what it can't see; null if all is well
     */
    record Monitoring(@Nullable Instant asOf, @Nullable String blind) {

        static Monitoring of(Freshness freshness) {
            return new Monitoring(
                    freshness.at(),
                    freshness.blind().isEmpty() ? null : freshness.blind().english());
        }
    }
}
