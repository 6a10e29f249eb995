package com.cinemataztic.incidents.tickets.ui.bulk;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Caller;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.SiteOutcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.desk.TicketMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing to many tickets, to each by a change of its own. Each succeeds or fails alone, on the version that the
 * person saw. The caller's rights are asked before every part.
 */
public final class BulkRun {

    /** More tickets are not changed at once. */
    public static final int MOST = 500;

    /** So many go to the desk together; after each part the progress is reported. */
    private static final int PART = 25;

    private final TicketDesk desk;
    private final Caller caller;

    public BulkRun(TicketDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
    }

    /** What is done to each ticket. */
    public sealed interface Action {

        /**
         * A transition.
         *
         * @param screensToo whether closing a site also closes the tickets of its screens
         */
        record Move(Transition transition, boolean screensToo) implements Action {}

        /** A comment. */
        record Comment(String text) implements Action {}

        /**
         * An undo.
         *
         * @param changes the change to undo of each ticket
         */
        record Undo(Map<TicketId, String> changes) implements Action {}
    }

    /**
     * A ticket as the person saw it.
     *
     * @param version its version then
     */
    public record Item(TicketId id, int version) {

        public static Item of(QueueEntry entry) {
            return new Item(entry.id(), entry.row().version());
        }

        static Item of(Ticket ticket) {
            return new Item(ticket.id(), ticket.version());
        }
    }

    /**
     * A change that was made.
     *
     * @param item the ticket after it
     * @param changeId the change
     */
    record Made(Item item, String changeId) {

        static Made of(Ticket ticket) {
            return new Made(
                    Item.of(ticket),
                    ticket.lastMove().map(TimelineEntry::changeId).orElseGet(ticket::changeId));
        }
    }

    /** How it went for one ticket. */
    sealed interface Result {

        TicketId id();

        /**
         * The change is made.
         *
         * @param changes that of the ticket, and those of its screens that changed with it; empty for a comment
         */
        record Done(TicketId id, List<Made> changes) implements Result {}

        /** The desk answered that it was not made, or that it does not know. */
        record NotDone(TicketId id, Outcome outcome) implements Result {}

        /** Nothing was changed: the desk was busy, the store did not answer, or nothing more was tried. */
        record NotTried(TicketId id) implements Result {}
    }

    /**
     * Does it to all, and returns when it is done.
     *
     * @param items of different tickets; at most {@link #MOST}
     * @param onProgress receives all results so far, after each part
     */
    void run(List<Item> items, Action action, Consumer<List<Result>> onProgress) {
        if (items.size() > MOST) {
            throw new IllegalArgumentException(items.size() + " tickets at once");
        }
        var results = new ArrayList<Result>();
        for (int from = 0; from < items.size(); from += PART) {
            var part = items.subList(from, Math.min(from + PART, items.size()));
            caller.now()
                    .filter(Actor::mayChange)
                    .ifPresentOrElse(
                            actor -> results.addAll(apply(part, action, actor)),
                            () -> part.forEach(item -> results.add(new Result.NotTried(item.id()))));
            onProgress.accept(List.copyOf(results));
        }
    }

    private List<Result> apply(List<Item> part, Action action, Actor actor) {
        var outcomes =
                switch (action) {
                    case Action.Comment(var text) -> comment(part, text, actor);
                    case Action.Undo(var changes) ->
                        move(
                                part,
                                item -> new Transition.Restore(Objects.requireNonNull(changes.get(item.id()))),
                                false,
                                actor);
                    case Action.Move(var transition, var screensToo) ->
                        move(part, item -> transition, screensToo, actor);
                };
        return IntStream.range(0, part.size())
                .mapToObj(i -> result(part.get(i).id(), outcomes.get(i), action instanceof Action.Move))
                .toList();
    }

    private List<@Nullable SiteOutcome> comment(List<Item> part, String text, Actor actor) {
        var outcomes = new ArrayList<@Nullable SiteOutcome>();
        for (var outcome : desk.commentAll(part.stream().map(Item::id).toList(), text, actor)) {
            outcomes.add(outcome == null ? null : new SiteOutcome(outcome, List.of(), List.of()));
        }
        return outcomes;
    }

    private List<@Nullable SiteOutcome> move(
            List<Item> part, Function<Item, Transition> transition, boolean screensToo, Actor actor) {
        return desk.applyAll(
                part.stream()
                        .map(item -> new TicketMove(item.id(), item.version(), transition.apply(item), screensToo))
                        .toList(),
                actor);
    }

    private static Result result(TicketId id, @Nullable SiteOutcome outcome, boolean undoable) {
        if (outcome == null) {
            return new Result.NotTried(id);
        }
        if (!(outcome.ticket() instanceof Outcome.Done(var ticket))) {
            return new Result.NotDone(id, outcome.ticket());
        }
        var screens = outcome.screens().stream()
                .flatMap(screen -> screen instanceof Outcome.Done(var its) ? Stream.of(its) : Stream.of());
        return new Result.Done(
                id,
                undoable
                        ? Stream.concat(Stream.of(ticket), screens)
                                .map(Made::of)
                                .toList()
                        : List.of());
    }

    /** @return the changes that can be undone: those of the tickets and of the screens that moved with their sites */
    static List<Made> undoable(List<Result> results, Action action) {
        return action instanceof Action.Move(Transition.Take _, var _)
                        || action instanceof Action.Move(Transition.Close _, var _)
                ? results.stream()
                        .flatMap(result ->
                                result instanceof Result.Done(var _, var changes) ? changes.stream() : Stream.of())
                        .toList()
                : List.of();
    }
}
