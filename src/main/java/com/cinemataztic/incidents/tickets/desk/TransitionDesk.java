package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.InvalidField;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Transitions that programs request, one or many at once, in the words of the wire. They go through {@link TicketDesk}
 * like a person's clicks. An assignee has to be an account that may take tickets of the region.
 */
@Service
public class TransitionDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(TransitionDesk.class);

    private final TicketDesk desk;
    private final TicketQueue queue;
    private final AccountDesk accounts;

    TransitionDesk(TicketDesk desk, TicketQueue queue, AccountDesk accounts) {
        this.desk = desk;
        this.queue = queue;
        this.accounts = accounts;
    }

    /**
     * The result for one of many.
     *
     * @param outcome null: nothing was changed, because the desk was busy or the store did not answer; a retry helps
     */
    public record Result(TicketId id, @Nullable Outcome outcome) {}

    /**
     * @param word take, assign, release, follow-up, close or reopen
     * @param assignee for assign, and for take by a token
     * @param reason for close
     * @param note for follow-up, close and reopen
     * @throws InvalidField when the words make no transition
     */
    public static Transition transition(
            String word, @Nullable String assignee, @Nullable String reason, @Nullable String note) {
        return switch (word) {
            case "take" -> {
                none(word, "reason", reason);
                none(word, "note", note);
                yield new Transition.Take(assignee);
            }
            case "assign" -> {
                none(word, "reason", reason);
                none(word, "note", note);
                if (assignee == null || assignee.isBlank()) {
                    throw new InvalidField("assignee", "assignee is the name of an account.");
                }
                yield new Transition.Assign(assignee);
            }
            case "release" -> {
                none(word, "assignee", assignee);
                none(word, "reason", reason);
                none(word, "note", note);
                yield new Transition.Release();
            }
            case "follow-up" -> {
                none(word, "assignee", assignee);
                none(word, "reason", reason);
                yield new Transition.FollowUp(IncidentReport.note(note));
            }
            case "close" -> {
                none(word, "assignee", assignee);
                yield new Transition.Close(reason(reason), IncidentReport.note(note));
            }
            case "reopen" -> {
                none(word, "assignee", assignee);
                none(word, "reason", reason);
                yield new Transition.Reopen(IncidentReport.note(note));
            }
            default ->
                throw new InvalidField(
                        "transition", "transition is take, assign, release, follow-up, close or reopen.");
        };
    }

    /**
     * @throws DeskBusy when the queue is full; nothing was changed
     * @throws StoreUnavailable when the store failed before anything was changed
     */
    public Outcome apply(TicketMove move, Actor actor) {
        Outcome rejected;
        try {
            rejected = rejectedAssignees(List.of(move), actor).get(move.id());
        } catch (StoreUnavailable unread) {
            throw StoreUnavailable.nothingWritten(String.valueOf(unread.getMessage()), unread);
        }
        return rejected != null
                ? rejected
                : desk.applyWithScreens(move.id(), move.version(), move.transition(), actor, move.screensToo())
                        .ticket();
    }

    /**
     * Applies all, so that the desk combines them into few writes.
     *
     * @param moves of different tickets
     * @return the results, in the order of the moves
     */
    public List<Result> applyAll(List<TicketMove> moves, Actor actor) {
        var outcomes = new HashMap<TicketId, @Nullable Outcome>();
        try {
            outcomes.putAll(rejectedAssignees(moves, actor));
            var left = moves.stream()
                    .filter(move -> !outcomes.containsKey(move.id()))
                    .toList();
            var answers = desk.applyAll(left, actor).iterator();
            left.forEach(move -> {
                var answer = answers.next();
                outcomes.put(move.id(), answer == null ? null : answer.ticket());
            });
        } catch (StoreUnavailable unread) {
            LOGGER.warn("The tickets to assign could not be read: {}", unread.getMessage());
        }
        return moves.stream()
                .map(move -> new Result(move.id(), outcomes.get(move.id())))
                .toList();
    }

    /** Reads the tickets to assign once, and the accounts once for each of their regions. */
    private Map<TicketId, Outcome> rejectedAssignees(List<TicketMove> moves, Actor actor) {
        var assignees = new HashMap<TicketId, String>();
        for (var move : moves) {
            var assignee =
                    switch (move.transition()) {
                        case Transition.Assign(var named) -> named;
                        case Transition.Take(var named) -> named;
                        default -> null;
                    };
            if (assignee != null) {
                assignees.put(move.id(), assignee);
            }
        }
        var found = queue.find(assignees.keySet());
        var operators = new HashMap<RegionId, List<String>>();
        var rejected = new HashMap<TicketId, Outcome>();
        assignees.forEach((id, assignee) -> {
            var ticket = found.get(id);
            if (ticket == null || !actor.maySee(ticket.subject().region())) {
                rejected.put(id, new Outcome.NotFound(id));
            } else if (!operators
                    .computeIfAbsent(ticket.subject().region(), accounts::operatorsOf)
                    .contains(assignee)) {
                rejected.put(
                        id,
                        new Outcome.NotAllowed(
                                ticket, "The assignee is no account that may take tickets of this region."));
            }
        });
        return rejected;
    }

    private static CloseReason reason(@Nullable String word) {
        return Arrays.stream(CloseReason.values())
                .filter(reason -> reason.forPeople() && reason.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidField("reason", "reason is fixed, false-alarm, duplicate, wont-fix or retired."));
    }

    private static void none(String word, String field, @Nullable String value) {
        if (value != null) {
            throw new InvalidField(field, field + " does not go with " + word + ".");
        }
    }
}
