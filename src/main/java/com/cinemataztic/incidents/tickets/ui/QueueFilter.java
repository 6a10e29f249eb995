package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets the queue lists. An empty set and null are no condition.
 *
 * @param region in this region
 * @param choice in one of these states
 * @param text all of these words occur in what a person sees of the ticket
 * @param whose by assignee
 * @param misses only tickets whose screen misses its show
 * @param errors with one of these error ids
 * @param severities of one of these severities
 */
record QueueFilter(
        @Nullable RegionId region,
        Choice choice,
        String text,
        Whose whose,
        boolean misses,
        Set<String> errors,
        Set<Severity> severities) {

    /** Every live ticket. */
    static final QueueFilter LIVE = new QueueFilter(null, Choice.LIVE, "", Whose.ANYBODY, false, Set.of(), Set.of());

    /** A show that begins within this time is missed unless somebody acts now. */
    static final Duration MISSED_WITHIN = Duration.ofMinutes(30);

    /** The states that can be chosen. */
    enum Choice {
        LIVE("live", Set.of(State.OPEN, State.INPROGRESS)),
        OPEN("open", Set.of(State.OPEN)),
        INPROGRESS("inprogress", Set.of(State.INPROGRESS)),
        CLOSED("closed", Set.of(State.CLOSED));

        final String word;
        final Set<State> states;

        Choice(String word, Set<State> states) {
            this.word = word;
            this.states = states;
        }
    }

    /** The assignees that can be chosen. */
    enum Whose {
        ANYBODY(""),
        MINE("mine"),
        UNASSIGNED("nobody");

        final String word;

        Whose(String word) {
            this.word = word;
        }
    }

    QueueFilter {
        errors = Set.copyOf(errors);
        severities = Set.copyOf(severities);
    }

    /** @return the list to read from the board; readers with the same rights share it */
    TicketQueue.Filter base() {
        return new TicketQueue.Filter(null, choice.states, text.strip());
    }

    /**
     * @param entry one of the {@linkplain #base() base} list
     * @param me the reader's account
     * @return whether it meets the conditions that the base list does not have
     */
    boolean matches(QueueEntry entry, String me, Instant now) {
        var row = entry.row();
        return (region == null || row.subject().region().equals(region))
                && switch (whose) {
                    case ANYBODY -> true;
                    case MINE -> me.equals(row.assignee());
                    case UNASSIGNED -> row.assignee() == null;
                }
                && (!misses || missesItsShow(entry, now))
                && (errors.isEmpty() || errors.contains(row.fault().errorId()))
                && (severities.isEmpty() || severities.contains(row.severity()));
    }

    /**
     * @return whether the ticket's screen is still broken and misses a show now, has one within {@link #MISSED_WITHIN},
     *     or has an unknown schedule
     */
    static boolean missesItsShow(QueueEntry entry, Instant now) {
        if (!entry.row().state().live()
                || entry.recovery() != QueueEntry.Recovery.NONE
                || entry.row().subject().cinemaId() == null) {
            return false;
        }
        return entry.deadline().kind() != Deadline.Kind.NEXT_SHOW
                || !entry.deadline().due(now).isAfter(now.plus(MISSED_WITHIN));
    }

    /** @return whether it lists more or less than all tickets of the region in these states */
    boolean narrows() {
        return !equals(new QueueFilter(region, choice, "", Whose.ANYBODY, false, Set.of(), Set.of()));
    }

    QueueFilter withRegion(@Nullable RegionId wanted) {
        return new QueueFilter(wanted, choice, text, whose, misses, errors, severities);
    }

    QueueFilter withChoice(Choice wanted) {
        return new QueueFilter(region, wanted, text, whose, misses, errors, severities);
    }

    QueueFilter withText(String wanted) {
        return new QueueFilter(region, choice, wanted, whose, misses, errors, severities);
    }

    QueueFilter withWhose(Whose wanted) {
        return new QueueFilter(region, choice, text, wanted, misses, errors, severities);
    }

    QueueFilter withMisses(boolean wanted) {
        return new QueueFilter(region, choice, text, whose, wanted, errors, severities);
    }

    QueueFilter withErrors(Set<String> wanted) {
        return new QueueFilter(region, choice, text, whose, misses, wanted, severities);
    }

    QueueFilter withSeverities(Set<Severity> wanted) {
        return new QueueFilter(region, choice, text, whose, misses, errors, wanted);
    }

    /** @return the set with the element added, or without it if it was there */
    static <T> Set<T> toggled(Set<T> set, T element) {
        var changed = new HashSet<>(set);
        if (!changed.remove(element)) {
            changed.add(element);
        }
        return changed;
    }
}
