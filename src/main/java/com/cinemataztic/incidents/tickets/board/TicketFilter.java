package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tickets that a list or a stream is about. A ticket matches if it meets every condition; an empty set and null are
 * no condition.
 *
 * @param states in one of these states
 * @param regions in one of these regions
 * @param severities of one of these severities
 * @param cinemas at one of these cinemas, by id
 * @param screens at a screen with one of these ids
 * @param machines about one of these machines
 * @param errors with one of these error ids
 * @param assignees assigned to one of these people
 * @param words all occur in what a person sees of it
 * @param from opened then or later
 * @param to opened before then
 */
public record TicketFilter(
        Set<State> states,
        Set<RegionId> regions,
        Set<Severity> severities,
        Set<String> cinemas,
        Set<String> screens,
        Set<String> machines,
        Set<String> errors,
        Set<String> assignees,
        SearchWords words,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Every ticket. */
    public static final TicketFilter ALL = of(Set.of(), Set.of());

    public TicketFilter {
        states = Set.copyOf(states);
        regions = Set.copyOf(regions);
        severities = Set.copyOf(severities);
        cinemas = Set.copyOf(cinemas);
        screens = Set.copyOf(screens);
        machines = Set.copyOf(machines);
        errors = Set.copyOf(errors);
        assignees = Set.copyOf(assignees);
    }

    /** @return the tickets in one of these states and regions; an empty set: in any */
    public static TicketFilter of(Set<State> states, Set<RegionId> regions) {
        return new TicketFilter(
                states,
                regions,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                SearchWords.NONE,
                null,
                null);
    }

    /** @return this filter with these regions instead of its own */
    public TicketFilter withRegions(Set<RegionId> others) {
        return new TicketFilter(
                states, others, severities, cinemas, screens, machines, errors, assignees, words, from, to);
    }

    /** @return this filter with these states instead of its own */
    public TicketFilter withStates(Set<State> others) {
        return new TicketFilter(
                others, regions, severities, cinemas, screens, machines, errors, assignees, words, from, to);
    }

    /** @return this filter with these times of opening instead of its own */
    public TicketFilter between(Instant opened, Instant before) {
        return new TicketFilter(
                states, regions, severities, cinemas, screens, machines, errors, assignees, words, opened, before);
    }

    /**
     * What a reader may not see, it may not search by either: the answers would tell.
     *
     * @return this filter for what the reader may see; empty: it asks for more
     */
    public Optional<TicketFilter> visibleTo(Actor reader) {
        var byName = !assignees.isEmpty() || !words.isEmpty();
        if (byName && !reader.seesNames() || states.contains(State.CLOSED) && !reader.seesHistory()) {
            return Optional.empty();
        }
        return Optional.of(states.isEmpty() && !reader.seesHistory() ? withStates(State.LIVE) : this);
    }

    /** @return whether the ticket meets every condition */
    public boolean matches(QueueEntry entry) {
        return matches(Tickets.Brief.of(entry.row()), entry.cinemaName(), entry.screenName());
    }

    /**
     * @param cinemaName what people call the cinema; null: it is about none
     * @param screenName what people call the screen; null: it is about none
     * @return whether the ticket meets every condition
     */
    boolean matches(Tickets.Brief ticket, @Nullable String cinemaName, @Nullable String screenName) {
        var subject = ticket.subject();
        return allows(states, ticket.state())
                && allows(regions, subject.region())
                && allows(severities, ticket.severity())
                && allows(cinemas, subject.cinemaId())
                && allows(screens, subject.screenId())
                && allows(machines, subject.machineId())
                && allows(errors, ticket.errorId())
                && allows(assignees, ticket.assignee())
                && (from == null || !ticket.createdAt().isBefore(from))
                && (to == null || ticket.createdAt().isBefore(to))
                && words.match(ticket, cinemaName, screenName);
    }

    /** @return whether it has no condition but states and regions, which the store counts by index */
    boolean isCounted() {
        return equals(of(states, regions));
    }

    private static <T> boolean allows(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
