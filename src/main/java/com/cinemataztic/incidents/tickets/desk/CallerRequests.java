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

    Outcome apply(TicketId id, int version, Transition transition, Actor actor) {
        var changeId = changeId();
        return byId(
                id,
                changeId,
                actor,
                answer -> new DeskCommand.ApplyTransition(id, version, transition, actor, changeId, answer));
    }

    Outcome remark(TicketId id, Remark remark, Actor actor) {
        var changeId = changeId();
        return byId(id, changeId, actor, answer -> new DeskCommand.AddRemark(id, remark, actor, changeId, answer));
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

    /** Ahead of waiting alerts: a person waits for the button they pressed. */
    private Outcome byId(
            TicketId id, String changeId, Actor actor, Function<CompletableFuture<Outcome>, DeskCommand> request) {
        try {
            return queue.submitFirst(request);
        } catch (StoreUnavailable unavailable) {
            throwUnlessUnknown(id, unavailable);
            var read = ReadBack.of(id, () -> tickets.find(Set.of(id)).get(id));
            if (!read.answered()) {
                return new Outcome.Unknown(id, null);
            }
            var found = visible(read.ticket(), actor);
            if (found == null) {
                return new Outcome.NotFound(id);
            }
            return found.carries(changeId) ? new Outcome.Done(found) : new Outcome.Unknown(id, found);
        }
    }

    private KeyOutcome byKey(
            TicketKey key, String changeId, Actor actor, Function<CompletableFuture<KeyOutcome>, DeskCommand> request) {
        try {
            return queue.submit(request);
        } catch (StoreUnavailable unavailable) {
            throwUnlessUnknown(key, unavailable);
            var read = ReadBack.of(key, () -> tickets.live(Set.of(key)).get(key));
            var found = visible(read.ticket(), actor);
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
