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
 * Bounds what a ticket keeps of alerts that have ended: a label that changes all the time makes a new fingerprint each
 * time, and the ticket is written whole. What fires is always kept, for the ticket recovers when the last of it has
 * ended. The end of an alert that is let go is still remembered for a day, as that of any alert is.
 */
final class EvidenceLimit {

    /** Ended alerts a ticket keeps. */
    static final int MOST_ENDED = 50;

    private static final Comparator<Evidence> NEWEST_FIRST = Comparator.<Evidence, Instant>comparing(
                    held -> Objects.requireNonNull(held.endsAt()))
            .thenComparing(held -> held.fingerprint().value())
            .reversed();

    private EvidenceLimit() {}

    /** @return the ended alerts that are too many: the oldest, but the last of each rule only when nothing else is left */
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
        // Proofs ask whether each rule is evaluated, and what makes a ticket a site is its own alert.
        var rules = new HashSet<String>();
        var first = new ArrayList<Evidence>();
        var rest = new ArrayList<Evidence>();
        for (var held : ended) {
            var own = held.fingerprint().equals(RollUp.FINGERPRINT);
            if (own) {
                first.addFirst(held);
            } else if (rules.add(held.alertname())) {
                first.add(held);
            } else {
                rest.add(held);
            }
        }
        first.addAll(rest);
        return first.subList(MOST_ENDED, first.size()).stream()
                .map(Evidence::fingerprint)
                .toList();
    }
}
