package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.InvalidField;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Transitions that programs request, one or many at once, in the words of the wire. They go through {@link TicketDesk}
 * like a person's clicks. An assignee has to be an account that may take tickets of the region.
 */
@Service
public class TransitionDesk {

    private final TicketDesk desk;
    private final TicketQueue queue;
    private final AccountDesk accounts;

    TransitionDesk(TicketDesk desk, TicketQueue queue, AccountDesk accounts) {
        this.desk = desk;
        this.queue = queue;
        this.accounts = accounts;
    }

    /**
     * A requested transition.
     *
     * @param id the ticket
     * @param version the version that the caller saw
     * @param screensToo whether closing a site also closes the tickets of its screens
     */
    public record Request(TicketId id, int version, Transition transition, boolean screensToo) {}

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
    public Outcome apply(Request request, Actor actor) {
        return rejectedAssignee(request, actor)
                .orElseGet(() -> desk.applyWithScreens(
                                request.id(), request.version(), request.transition(), actor, request.screensToo())
                        .ticket());
    }

    /**
     * Applies all at once, so that the desk combines them into few writes.
     *
     * @param requests of different tickets
     * @return the results, in the order of the requests
     */
    public List<Result> applyAll(List<Request> requests, Actor actor) {
        var results = new ArrayList<Result>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var pending = requests.stream()
                    .map(request -> threads.submit(() -> apply(request, actor)))
                    .toList();
            for (int i = 0; i < pending.size(); i++) {
                results.add(new Result(requests.get(i).id(), outcome(pending.get(i))));
            }
        }
        return results;
    }

    private static @Nullable Outcome outcome(Future<Outcome> pending) {
        try {
            return pending.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof DeskBusy || failed.getCause() instanceof StoreUnavailable) {
                return null;
            }
            throw new IllegalStateException("a transition failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tickets were moved", interrupted);
        }
    }

    private Optional<Outcome> rejectedAssignee(Request request, Actor actor) {
        var assignee = request.transition() instanceof Transition.Assign(var named)
                ? named
                : request.transition() instanceof Transition.Take(var named) ? named : null;
        if (assignee == null) {
            return Optional.empty();
        }
        Optional<Ticket> found;
        try {
            found = queue.find(request.id(), actor);
        } catch (StoreUnavailable unread) {
            throw StoreUnavailable.nothingWritten(String.valueOf(unread.getMessage()), unread);
        }
        if (found.isEmpty()) {
            return Optional.of(new Outcome.NotFound(request.id()));
        }
        var ticket = found.get();
        return accounts.operatorsOf(ticket.subject().region()).contains(assignee)
                ? Optional.empty()
                : Optional.of(new Outcome.NotAllowed(
                        ticket, "The assignee is no account that may take tickets of this region."));
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
