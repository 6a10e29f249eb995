package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.Remark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits what people and programs request of single tickets. When the store does not confirm a change, it reads the
 * ticket back: if the change is there, it was made.
 */
final class CallerRequests {

    private static final Logger LOGGER = LoggerFactory.getLogger(CallerRequests.class);

    private final Tickets tickets;
    private final DeskQueue queue;

    CallerRequests(Tickets tickets, DeskQueue queue) {
        this.tickets = tickets;
        this.queue = queue;
    }

    /**
     * A change of one ticket.
     *
     * @param changeId recognises it in the ticket
     */
    private record Change(TicketId id, String changeId, Function<CompletableFuture<Outcome>, DeskCommand> request) {}

    Outcome apply(TicketId id, int version, Transition transition, Actor actor) {
        return one(transition(id, version, transition, actor), actor);
    }

    Outcome remark(TicketId id, Remark remark, Actor actor) {
        return one(remarkOn(id, remark, actor), actor);
    }

    /**
     * Applies all, as many together as fit into a batch.
     *
     * @return the outcomes, in the order of the moves; null: nothing was changed, because the desk was busy or the store
     *     did not answer
     */
    List<@Nullable Outcome> applyAll(List<TicketMove> moves, Actor actor) {
        return all(
                moves.stream()
                        .map(move -> transition(move.id(), move.version(), move.transition(), actor))
                        .toList(),
                actor);
    }

    /** The same for a remark on each of the tickets. */
    List<@Nullable Outcome> remarkAll(List<TicketId> ids, Remark remark, Actor actor) {
        return all(ids.stream().map(id -> remarkOn(id, remark, actor)).toList(), actor);
    }

    private static Change transition(TicketId id, int version, Transition transition, Actor actor) {
        var changeId = changeId();
        return new Change(
                id,
                changeId,
                answer -> new DeskCommand.ApplyTransition(id, version, transition, actor, changeId, answer));
    }

    private static Change remarkOn(TicketId id, Remark remark, Actor actor) {
        var changeId = changeId();
        return new Change(id, changeId, answer -> new DeskCommand.AddRemark(id, remark, actor, changeId, answer));
    }

    KeyOutcome open(IncidentReport report, Actor opener) {
        var changeId = changeId();
        return byKey(
                TicketKey.of(opener, report.key()),
                changeId,
                opener,
                answer -> new DeskCommand.ReportIncident(report, opener, changeId, answer));
    }

    KeyOutcome close(TicketKey key, String note, Actor actor) {
        var changeId = changeId();
        return byKey(key, changeId, actor, answer -> new DeskCommand.CloseByKey(key, note, actor, changeId, answer));
    }

    private Outcome one(Change change, Actor actor) {
        try {
            return queue.submit(change.request());
        } catch (StoreUnavailable unavailable) {
            throwUnlessUnknown(change.id(), unavailable);
            return readBack(change, ReadBack.of(Set.of(change.id()), tickets::find), actor);
        }
    }

    private List<@Nullable Outcome> all(List<Change> changes, Actor actor) {
        var outcomes = new ArrayList<@Nullable Outcome>(changes.size());
        for (int from = 0; from < changes.size(); from += queue.batchSize()) {
            outcomes.addAll(together(changes.subList(from, Math.min(changes.size(), from + queue.batchSize())), actor));
        }
        return outcomes;
    }

    private List<@Nullable Outcome> together(List<Change> changes, Actor actor) {
        var waiting = new ArrayList<DeskQueue.@Nullable Queued<Outcome>>(changes.size());
        for (var change : changes) {
            waiting.add(added(change));
        }
        var outcomes = new ArrayList<@Nullable Outcome>(changes.size());
        var unknown = new HashSet<TicketId>();
        for (int i = 0; i < changes.size(); i++) {
            var outcome = outcome(changes.get(i).id(), waiting.get(i));
            outcomes.add(outcome);
            if (outcome instanceof Outcome.Unknown) {
                unknown.add(changes.get(i).id());
            }
        }
        if (!unknown.isEmpty()) {
            var read = ReadBack.of(unknown, tickets::find);
            for (int i = 0; i < changes.size(); i++) {
                if (outcomes.get(i) instanceof Outcome.Unknown) {
                    outcomes.set(i, readBack(changes.get(i), read, actor));
                }
            }
        }
        return outcomes;
    }

    private DeskQueue.@Nullable Queued<Outcome> added(Change change) {
        try {
            return queue.add(change.request());
        } catch (DeskBusy busy) {
            return null;
        }
    }

    /** A failure of one is no failure of the others: what is not known of it is unknown. */
    private @Nullable Outcome outcome(TicketId id, DeskQueue.@Nullable Queued<Outcome> waiting) {
        if (waiting == null) {
            return null;
        }
        try {
            return queue.await(waiting);
        } catch (StoreUnavailable unavailable) {
            return unavailable.outcomeUnknown() ? new Outcome.Unknown(id, null) : null;
        } catch (IllegalStateException failed) {
            LOGGER.warn("A change of many failed on {}", id, failed);
            return new Outcome.Unknown(id, null);
        }
    }

    private static Outcome readBack(Change change, ReadBack<TicketId> read, Actor actor) {
        if (!read.answered()) {
            return new Outcome.Unknown(change.id(), null);
        }
        var found = visible(read.tickets().get(change.id()), actor);
        if (found == null) {
            return new Outcome.NotFound(change.id());
        }
        return found.carries(change.changeId()) ? new Outcome.Done(found) : new Outcome.Unknown(change.id(), found);
    }

    private KeyOutcome byKey(
            TicketKey key, String changeId, Actor actor, Function<CompletableFuture<KeyOutcome>, DeskCommand> request) {
        try {
            return queue.submit(request);
        } catch (StoreUnavailable unavailable) {
            throwUnlessUnknown(key, unavailable);
            var read = ReadBack.of(Set.of(key), tickets::live);
            var found = visible(read.tickets().get(key), actor);
            return found == null || !found.carries(changeId)
                    ? new KeyOutcome.Unknown(found)
                    : ReportDecisions.made(found, changeId);
        }
    }

    private static void throwUnlessUnknown(Object what, StoreUnavailable unavailable) {
        if (!unavailable.outcomeUnknown()) {
            throw unavailable;
        }
        LOGGER.warn("Whether {} was changed is not known: {}", what, unavailable.getMessage());
    }

    private static @Nullable Ticket visible(@Nullable Ticket ticket, Actor actor) {
        return ticket != null && actor.maySee(ticket.subject().region()) ? ticket : null;
    }

    private static String changeId() {
        return UUID.randomUUID().toString();
    }
}
