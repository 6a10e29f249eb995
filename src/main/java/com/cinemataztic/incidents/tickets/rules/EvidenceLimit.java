package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * Limits how many ended alerts a ticket keeps. A label that keeps changing makes a new fingerprint each time, and every
 * write contains the whole ticket. Firing alerts are always kept, because the ticket recovers when the last of them has
 * ended. The end of a dropped alert is still remembered for a day, like that of any other alert.
 */
final class EvidenceLimit {

    /** Maximum number of ended alerts a ticket keeps. */
    static final int MOST_ENDED = 50;

    private static final Comparator<Evidence> NEWEST_FIRST = Comparator.<Evidence, Instant>comparing(
                    held -> Objects.requireNonNull(held.endsAt()))
            .thenComparing(held -> held.fingerprint().value())
            .reversed();

    private EvidenceLimit() {}

    /** @return the ended alerts beyond the limit: the oldest; the last of each rule only when no others are left */
    static List<Fingerprint> beyond(Collection<Evidence> evidence) {
        var ended = new ArrayList<Evidence>();
        for (var held : evidence) {
            if (!held.firing()) {
                ended.add(held);
            }
        }
        if (ended.size() <= MOST_ENDED) {
            return List.of();
        }
        ended.sort(NEWEST_FIRST);
        // Health proofs check that each rule is evaluated, and the portal's own alert is what makes a ticket a site.
        var rules = new HashSet<String>();
        var first = new ArrayList<Evidence>();
        var others = new ArrayList<Evidence>();
        for (var held : ended) {
            var own = held.fingerprint().equals(RollUp.FINGERPRINT);
            if (own) {
                first.addFirst(held);
            } else if (rules.add(held.alertname())) {
                first.add(held);
            } else {
                others.add(held);
            }
        }
        first.addAll(others);
        return first.subList(MOST_ENDED, first.size()).stream()
                .map(Evidence::fingerprint)
                .toList();
    }
}
