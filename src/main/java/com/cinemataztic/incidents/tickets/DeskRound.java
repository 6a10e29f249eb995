package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One round of the desk over a batch: one read, every decision, one increment of the running numbers, one guarded write.
 * What lost a race against another instance comes back, to be decided again on what is there now.
 */
final class DeskRound {

    /** A ticket that was closed longer ago is not named as the one before. */
    private static final Duration NAMES_PREDECESSOR = Duration.ofDays(30);

    private final Tickets tickets;
    private final Deadlines deadlines;
    private final RegionDirectory regions;
    private final Windows windows;
    private final Instant now;

    private final String roundId = UUID.randomUUID().toString();
    private final Map<Work, Set<TicketId>> touched = new LinkedHashMap<>();
    private final Map<Work, Runnable> answers = new HashMap<>();
    private final Map<Fingerprint, Ending> newEndings = new HashMap<>();
    private Map<Fingerprint, Ending> endings = Map.of();
    private Workspace workspace = new Workspace(List.of());
    private NumberBlock numbers;
    private int changeNumber;
    private Stage stage = Stage.DECIDING;

    /** How far the round has come. */
    private enum Stage {
        DECIDING,
        WRITING,
        WRITTEN
    }

    /**
     * What a round did.
     *
     * @param written tickets that are durably changed
     * @param again work that lost a race and must be decided again
     * @param answers what to tell those whose work is done, once the board knows
     */
    record Result(List<Ticket> written, List<Work> again, List<Runnable> answers) {}

    DeskRound(Tickets tickets, Deadlines deadlines, RegionDirectory regions, Windows windows, Clock clock) {
        this.tickets = tickets;
        this.deadlines = deadlines;
        this.regions = regions;
        this.windows = windows;
        this.now = clock.instant();
        this.numbers = NumberBlock.take(tickets, Map.of());
    }

    Result run(List<Work> batch) {
        read(batch);
        // People first: a click decides on what the person saw, not on what comes in beside it.
        batch.stream().filter(Work.Click.class::isInstance).forEach(this::decide);
        batch.stream().filter(work -> !(work instanceof Work.Click)).forEach(this::decide);
        var changes = workspace.changes();
        stage = changes.isEmpty() ? Stage.DECIDING : Stage.WRITING;
        var durable = changes.isEmpty() ? Set.<String>of() : tickets.write(changes);
        stage = changes.isEmpty() ? Stage.DECIDING : Stage.WRITTEN;
        if (!newEndings.isEmpty()) {
            tickets.remember(newEndings.values());
        }
        var written = changes.stream()
                .map(Tickets.Change::next)
                .filter(ticket -> durable.contains(ticket.changeId()))
                .toList();
        var lost = changes.stream()
                .map(Tickets.Change::next)
                .filter(ticket -> !durable.contains(ticket.changeId()))
                .map(Ticket::id)
                .collect(Collectors.toSet());
        var again = batch.stream()
                .filter(work -> touched.getOrDefault(work, Set.of()).stream().anyMatch(lost::contains))
                .toList();
        var done = new ArrayList<Runnable>();
        batch.stream().filter(work -> !again.contains(work)).forEach(work -> done.add(answers.get(work)));
        return new Result(written, again, done);
    }

    /** @return whether it is certain that the round changed no ticket before it failed so */
    boolean wroteNothing(Throwable failure) {
        return switch (stage) {
            case DECIDING -> true;
            case WRITING -> failure instanceof StoreUnavailable unavailable && !unavailable.outcomeUnknown();
            case WRITTEN -> false;
        };
    }

    private void read(List<Work> batch) {
        var signals = batch.stream()
                .flatMap(work -> work instanceof Work.Report report ? report.signals().stream() : Stream.empty())
                .toList();
        var words = batch.stream()
                .flatMap(work -> work instanceof Work.RollingUp rolling ? Stream.of(rolling.word()) : Stream.empty())
                .toList();
        var keys = Stream.concat(
                        signals.stream().map(Signal::key), words.stream().map(SiteWord::key))
                .collect(Collectors.toCollection(HashSet::new));
        var ids = batch.stream()
                .flatMap(work -> switch (work) {
                    case Work.Click click -> Stream.of(click.id());
                    case Work.Settling settling -> Stream.of(settling.id());
                    case Work.Rechecking rechecking -> Stream.of(rechecking.id());
                    case Work.Hearing hearing -> Stream.of(hearing.id());
                    case Work.Telling telling -> telling.tellings().stream().map(Telling::id);
                    case Work.Report _, Work.RollingUp _, Work.Probe _ -> Stream.empty();
                })
                .collect(Collectors.toSet());
        var read = new HashMap<TicketId, Ticket>();
        if (!ids.isEmpty()) {
            read.putAll(tickets.find(ids));
            // A closed ticket can be opened again only while no other holds its key.
            read.values().stream().filter(ticket -> !ticket.state().live()).forEach(ticket -> keys.add(ticket.key()));
        }
        if (!keys.isEmpty()) {
            var live = tickets.live(keys);
            live.values().forEach(ticket -> read.put(ticket.id(), ticket));
            keys.removeAll(live.keySet());
        }
        if (!keys.isEmpty()) {
            tickets.lastClosed(keys, now.minus(NAMES_PREDECESSOR))
                    .values()
                    .forEach(ticket -> read.putIfAbsent(ticket.id(), ticket));
        }
        workspace = new Workspace(read.values());
        var firing = signals.stream().flatMap(DeskRound::firing).toList();
        endings = firing.isEmpty()
                ? Map.of()
                : tickets.endings(firing.stream().map(Signal::fingerprint).collect(Collectors.toSet()));
        var opening = words.stream()
                .flatMap(word -> word instanceof SiteWord.Opens(var its) ? Stream.of(its) : Stream.empty());
        numbers = NumberBlock.take(
                tickets, countOpenings(Stream.concat(firing.stream(), opening).toList()));
    }

    /** What may open a ticket. */
    private static Stream<Signal.Firing> firing(Signal signal) {
        return switch (signal) {
            case Signal.Firing firing -> Stream.of(firing);
            case Signal.Past past -> Stream.of(past.told());
            case Signal.Ended _, Signal.Gone _, Signal.Late _ -> Stream.empty();
        };
    }

    private Map<String, Integer> countOpenings(List<Signal.Firing> firing) {
        var openings = new HashMap<TicketKey, String>();
        for (var signal : firing) {
            if (workspace.live(signal.key()) == null) {
                openings.putIfAbsent(signal.key(), codeOf(signal));
            }
        }
        return openings.values().stream()
                .collect(Collectors.groupingBy(code -> code, Collectors.summingInt(code -> 1)));
    }

    private void decide(Work work) {
        switch (work) {
            case Work.Report report -> decide(report);
            case Work.Click click -> decide(click);
            case Work.Probe probe -> answers.put(probe, () -> probe.answer().complete(true));
            case Work.Telling telling -> decide(telling);
            case Work.Settling settling ->
                decide(
                        settling,
                        settling.id(),
                        settling.answer(),
                        (ticket, moment) -> LifeByTime.settles(ticket, settling.health(), moment));
            case Work.Rechecking rechecking ->
                decide(
                        rechecking,
                        rechecking.id(),
                        rechecking.answer(),
                        (ticket, moment) -> LifeByTime.rechecks(ticket, workspace.live(ticket.key()) != null, moment));
            case Work.RollingUp rolling -> decide(rolling);
            case Work.Hearing hearing ->
                decide(
                        hearing,
                        hearing.id(),
                        hearing.answer(),
                        (ticket, moment) -> LifeByFleet.hears(ticket, hearing.word(), moment));
        }
    }

    private void decide(Work.Report report) {
        int opened = 0;
        int changed = 0;
        var inDoubt = new ArrayList<Signal.Firing>();
        for (var signal : report.signals()) {
            var live = workspace.live(signal.key());
            var known = new Known(live, workspace.last(signal.key()), endingOf(signal.fingerprint()));
            var moment = new Moment(now, nextChangeId(), report.monitoringRestarted(), false, null, windows);
            switch (signal) {
                case Signal.Ended ended -> rememberEnding(ended.fingerprint(), ended.endsAt());
                case Signal.Gone gone -> rememberEnding(gone.fingerprint(), gone.at());
                case Signal.Firing _, Signal.Past _, Signal.Late _ -> {}
            }
            var decision = LifeCycle.hears(known, signal, moment, () -> numbers.next(codeOf(signal), tickets));
            switch (decision) {
                case Decision.Changed(var next) -> {
                    keep(report, next);
                    if (next.revision() == 1) {
                        opened++;
                    } else {
                        changed++;
                    }
                }
                case Decision.InDoubt(var firing) -> inDoubt.add(firing);
                case Decision.Unchanged _, Decision.NotAllowed _ -> {
                    if (live != null) {
                        touch(report, live.id());
                    }
                }
            }
        }
        var receipt = new Receipt(opened, changed, inDoubt);
        answers.put(report, () -> report.answer().complete(receipt));
    }

    private void decide(Work.RollingUp rolling) {
        var word = rolling.word();
        var live = workspace.live(word.key());
        var known = new Known(live, workspace.last(word.key()), null);
        var moment = live == null ? new Moment(now, nextChangeId(), false, false, null, windows) : momentOf(live);
        var decision = LifeBySite.hears(
                known, word, moment, () -> numbers.next(codeOf(((SiteWord.Opens) word).firing()), tickets));
        var changed = decision instanceof Decision.Changed;
        if (decision instanceof Decision.Changed(var next)) {
            keep(rolling, next);
        } else if (live != null) {
            touch(rolling, live.id());
        }
        answers.put(rolling, () -> rolling.answer().complete(changed));
    }

    private void decide(Work.Click click) {
        var outcome = outcomeOf(click);
        answers.put(click, () -> click.answer().complete(outcome));
    }

    private Outcome outcomeOf(Work.Click click) {
        var found = workspace
                .find(click.id())
                .filter(ticket -> click.actor().maySee(ticket.subject().region()));
        if (found.isEmpty()) {
            return new Outcome.NotFound(click.id());
        }
        var ticket = found.get();
        touch(click, ticket.id());
        if (ticket.carries(click.changeId())) {
            return new Outcome.Done(ticket); // made by a try that broke off
        }
        if (!click.actor().mayChange()) {
            return new Outcome.NotAllowed(ticket, "Your account may look at tickets, not move them.");
        }
        if (ticket.version() != click.version()) {
            var move = ticket.lastMove();
            return new Outcome.Refused(
                    ticket,
                    move.map(TimelineEntry::who).orElse("system"),
                    move.map(TimelineEntry::at).orElse(ticket.updatedAt()));
        }
        var successor = workspace.live(ticket.key());
        if (click.transition() instanceof Transition.Reopen
                && successor != null
                && !successor.id().equals(ticket.id())) {
            return new Outcome.NotAllowed(ticket, successor.id() + " already stands for this; go on there.");
        }
        var moment = momentOf(ticket, click.changeId());
        return switch (LifeByHand.moves(ticket, click.transition(), click.actor(), moment)) {
            case Decision.Changed(var next) -> {
                keep(click, next);
                yield new Outcome.Done(next);
            }
            case Decision.NotAllowed(var reason) -> new Outcome.NotAllowed(ticket, reason);
            case Decision.Unchanged _, Decision.InDoubt _ -> new Outcome.Done(ticket);
        };
    }

    /** What the portal itself does to one ticket. */
    private void decide(
            Work work, TicketId id, CompletableFuture<Boolean> answer, BiFunction<Ticket, Moment, Decision> rule) {
        var changed = changes(work, id, rule);
        answers.put(work, () -> answer.complete(changed));
    }

    private void decide(Work.Telling work) {
        var changed = false;
        for (var telling : work.tellings()) {
            changed |= changes(work, telling.id(), (ticket, moment) -> LifeByNotice.tells(ticket, telling, moment));
        }
        var any = changed;
        answers.put(work, () -> work.answer().complete(any));
    }

    private boolean changes(Work work, TicketId id, BiFunction<Ticket, Moment, Decision> rule) {
        return workspace
                .find(id)
                .map(ticket -> {
                    if (rule.apply(ticket, momentOf(ticket)) instanceof Decision.Changed(var next)) {
                        keep(work, next);
                        return true;
                    }
                    return false;
                })
                .orElse(false);
    }

    private Moment momentOf(Ticket ticket) {
        return momentOf(ticket, nextChangeId());
    }

    private Moment momentOf(Ticket ticket, String changeId) {
        var row = TicketRow.of(ticket);
        return new Moment(
                now, changeId, false, deadlines.isGone(ticket.subject()), deadlines.nextShow(row, now), windows);
    }

    private void keep(Work work, Ticket next) {
        workspace.decide(next);
        touch(work, next.id());
    }

    private void touch(Work work, TicketId id) {
        touched.computeIfAbsent(work, any -> new HashSet<>()).add(id);
    }

    private @Nullable Ending endingOf(Fingerprint fingerprint) {
        var fresh = newEndings.get(fingerprint);
        return fresh != null ? fresh : endings.get(fingerprint);
    }

    private void rememberEnding(Fingerprint fingerprint, Instant endsAt) {
        newEndings.merge(
                fingerprint,
                new Ending(fingerprint, endsAt, now),
                (held, later) -> later.endsAt().isAfter(held.endsAt()) ? later : held);
    }

    private String codeOf(Signal.Firing firing) {
        return regions.get(firing.subject().region()).code();
    }

    private String codeOf(Signal signal) {
        return codeOf(firing(signal).findFirst().orElseThrow());
    }

    private String nextChangeId() {
        return roundId + "." + changeNumber++;
    }
}
