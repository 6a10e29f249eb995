package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key when a report about it arrives.
 *
 * @param live the live ticket that holds the key; null when none does
 * @param last the ticket of this key that was closed last; null when a live one holds it or there never was one
 * @param ending the last remembered end of the reported alert; null when there is none
 */
public record KeyHistory(
        @Nullable Ticket live,
        @Nullable Ticket last,
        @Nullable ResolvedMarker ending) {

    /** @return the ticket's evidence of the alert: the live ticket's, else the last one's */
    @Nullable
    public Evidence held(Fingerprint fingerprint) {
        var ticket = live != null ? live : last;
        return ticket == null ? null : ticket.evidence().get(fingerprint);
    }

    /**
     * @return the last accepted end of the alert, whether remembered or on a ticket: the end of a later episode may
     *     arrive before that episode does; null when none is known, or when the ticket has the alert firing
     */
    @Nullable
    Instant endedAt(Fingerprint fingerprint) {
        var held = held(fingerprint);
        if (held != null && held.firing()) {
            return null;
        }
        var kept = held == null ? null : held.endsAt();
        var remembered = ending == null ? null : ending.endsAt();
        return kept == null || remembered != null && remembered.isAfter(kept) ? remembered : kept;
    }
}
