package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.Windows;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.rules.AlertRules;
import com.cinemataztic.incidents.tickets.rules.Decision;
import com.cinemataztic.incidents.tickets.rules.DecisionContext;
import com.cinemataztic.incidents.tickets.rules.FleetRules;
import com.cinemataztic.incidents.tickets.rules.KeyHistory;
import com.cinemataztic.incidents.tickets.rules.ManualTransitions;
import com.cinemataztic.incidents.tickets.rules.NotificationRules;
import com.cinemataztic.incidents.tickets.rules.SiteRules;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import com.cinemataztic.incidents.tickets.rules.TimeRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
 * One attempt of the desk at a batch: one read, every decision, one increment of the running numbers, one guarded
 * write. Requests that lost a race against another instance are returned, to be decided again on the new state.
 */
final class WriteBatch {

    /** A ticket that was closed longer ago is not named as predecessor. */
    private static final Duration NAMES_PREDECESSOR = Duration.ofDays(30);

    private final Tickets tickets;
    private final LiveBoard board;
    private final Deadlines deadlines;
    private final RegionDirectory regions;
    private final Windows windows;
    private final NumberBlock numbers;
    private final Instant now;

    private final String roundId = UUID.randomUUID().toString();
    private final Map<Fingerprint, ResolvedMarker> newEndings = new HashMap<>();
    private final Set<Signal> repeats = Collections.newSetFromMap(new IdentityHashMap<>());
    private Map<Fingerprint, ResolvedMarker> endings = Map.of();
    private BatchState workspace = new BatchState(List.of());
    private int changeNumber;
    private Stage stage = Stage.DECIDING;

    /** The progress of the batch. */
    private enum Stage {
        DECIDING,
        WRITING,
        WRITTEN
    }

    /**
     * The result of a batch.
     *
     * @param written tickets that are durably changed
     * @param again requests that lost a race and must be decided again
     * @param answers deliver the answers to finished requests; run once the board is up to date
     */
    public record Result(List<Ticket> written, List<DeskCommand> again, List<Runnable> answers) {}

    /** One request of this batch, compared by identity: its content may be long and is never compared. */
    private static final class Item {

        private final DeskCommand work;
        private final Set<TicketId> touched = new HashSet<>(2);
        private Runnable answer = () -> {};

        private Item(DeskCommand work) {
            this.work = work;
        }

        private boolean touches(Set<TicketId> ids) {
            return !Collections.disjoint(touched, ids);
        }
    }

    /** @param numbers outlives the batch: numbers reserved but not used are available to the next */
    WriteBatch(
            Tickets tickets,
            LiveBoard board,
            Deadlines deadlines,
            RegionDirectory regions,
            Windows windows,
            NumberBlock numbers,
            Clock clock) {
        this.tickets = tickets;
        this.board = board;
        this.deadlines = deadlines;
        this.regions = regions;
        this.windows = windows;
        this.numbers = numbers;
        this.now = clock.instant();
    }

    Result run(List<DeskCommand> batch) {
        read(batch);
        var items = batch.stream().map(Item::new).toList();
        // People first: a click is decided on what the person saw, not on reports in the same batch.
        items.stream()
                .filter(item -> item.work instanceof DeskCommand.ApplyTransition)
                .forEach(this::decide);
        items.stream()
                .filter(item -> !(item.work instanceof DeskCommand.ApplyTransition))
                .forEach(this::decide);
        var changes = workspace.changes();
        stage = changes.isEmpty() ? Stage.DECIDING : Stage.WRITING;
        var durable = changes.isEmpty() ? Set.<String>of() : tickets.write(changes);
        stage = changes.isEmpty() ? Stage.DECIDING : Stage.WRITTEN;
        if (!newEndings.isEmpty()) {
            tickets.remember(newEndings.values());
        }
        var written = new ArrayList<Ticket>(changes.size());
        var lost = new HashSet<TicketId>();
        for (var change : changes) {
            var next = change.next();
            if (durable.contains(next.changeId())) {
                written.add(next);
            } else {
                lost.add(next.id());
            }
        }
        var again = new ArrayList<DeskCommand>();
        var done = new ArrayList<Runnable>(items.size());
        for (var item : items) {
            if (!lost.isEmpty() && item.touches(lost)) {
                again.add(item.work);
            } else {
                done.add(item.answer);
            }
        }
        return new Result(written, again, done);
    }

    /** @return whether it is certain that the batch changed no ticket before this failure */
    boolean wroteNothing(Throwable failure) {
        return switch (stage) {
            case DECIDING -> true;
            case WRITING -> failure instanceof StoreUnavailable unavailable && !unavailable.outcomeUnknown();
            case WRITTEN -> false;
        };
    }

    private void read(List<DeskCommand> batch) {
        var told = batch.stream()
                .flatMap(work ->
                        work instanceof DeskCommand.ReportSignals report ? report.signals().stream() : Stream.empty())
                .toList();
        var words = batch.stream()
                .flatMap(work -> work instanceof DeskCommand.ApplySiteUpdate rolling
                        ? Stream.of(rolling.word())
                        : Stream.empty())
                .toList();
        setRepeatsAside(batch, told);
        var signals = repeats.isEmpty()
                ? told
                : told.stream().filter(signal -> !repeats.contains(signal)).toList();
        var keys = Stream.concat(
                        signals.stream().map(Signal::key), words.stream().map(SiteUpdate::key))
                .collect(Collectors.toCollection(HashSet::new));
        var ids = batch.stream()
                .flatMap(work -> switch (work) {
                    case DeskCommand.ApplyTransition click -> Stream.of(click.id());
                    case DeskCommand.SettleRecovered settling -> Stream.of(settling.id());
                    case DeskCommand.RecheckSnoozed rechecking -> Stream.of(rechecking.id());
                    case DeskCommand.ApplyFleetUpdate hearing -> Stream.of(hearing.id());
                    case DeskCommand.RecordNotifications telling ->
                        telling.tellings().stream().map(NotificationRecord::id);
                    case DeskCommand.ReportSignals _, DeskCommand.ApplySiteUpdate _, DeskCommand.Probe _ ->
                        Stream.empty();
                })
                .collect(Collectors.toSet());
        var read = new HashMap<TicketId, Ticket>();
        if (!ids.isEmpty()) {
            read.putAll(tickets.find(ids));
            // A closed ticket can be re-opened only while no other ticket holds its key.
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
        workspace = new BatchState(read.values());
        var firing = signals.stream().flatMap(WriteBatch::firing).toList();
        var asked = endingsThatCount(batch, signals, firing);
        endings = asked.isEmpty() ? Map.of() : tickets.endings(asked);
        var opening = words.stream()
                .flatMap(word -> word instanceof SiteUpdate.Opens(var its) ? Stream.of(its) : Stream.empty());
        numbers.reserve(countOpenings(Stream.concat(firing.stream(), opening).toList()), now);
    }

    /**
     * Sets repeats aside: what the board already says needs no read. This holds only if nobody else writes to the
     * store, because then the board is as new as the store. Where anything else in the batch may change the ticket, the
     * signal is decided like any other.
     */
    private void setRepeatsAside(List<DeskCommand> batch, List<Signal> signals) {
        var plain = batch.stream()
                .allMatch(work -> work instanceof DeskCommand.ReportSignals || work instanceof DeskCommand.Probe);
        if (!board.isExclusive() || !plain) {
            return;
        }
        var snapshot = board.snapshot();
        var others = new HashSet<TicketKey>();
        for (var signal : signals) {
            var live = snapshot.live(signal.key());
            if (live != null && signal instanceof Signal.Firing firing && AlertRules.isRepeat(live, firing, now)) {
                repeats.add(signal);
            } else {
                others.add(signal.key());
            }
        }
        repeats.removeIf(signal -> others.contains(signal.key()));
    }

    /**
     * Selects the alerts whose remembered ends must be read. No earlier end counts against an alert that the ticket has
     * firing, unless something in this batch ends it first.
     */
    private Set<Fingerprint> endingsThatCount(
            List<DeskCommand> batch, List<Signal> signals, List<Signal.Firing> firing) {
        var settled = batch.stream()
                .allMatch(work -> work instanceof DeskCommand.ReportSignals || work instanceof DeskCommand.Probe);
        var ending = new HashSet<Fingerprint>();
        for (var signal : signals) {
            if (!(signal instanceof Signal.Firing)) {
                ending.add(signal.fingerprint());
            }
        }
        var asked = new HashSet<Fingerprint>();
        for (var signal : firing) {
            var fingerprint = signal.fingerprint();
            var held =
                    new KeyHistory(workspace.live(signal.key()), workspace.last(signal.key()), null).held(fingerprint);
            if (!settled || held == null || !held.firing() || ending.contains(fingerprint)) {
                asked.add(fingerprint);
            }
        }
        return asked;
    }

    /** The firing that may open a ticket. */
    private static Stream<Signal.Firing> firing(Signal signal) {
        return switch (signal) {
            case Signal.Firing firing -> Stream.of(firing);
            case Signal.ConfirmedResolved past -> Stream.of(past.firing());
            case Signal.Ended _, Signal.Unlisted _, Signal.Late _ -> Stream.empty();
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

    private void decide(Item item) {
        item.answer = switch (item.work) {
            case DeskCommand.ReportSignals report -> decide(item, report);
            case DeskCommand.ApplyTransition click -> decide(item, click);
            case DeskCommand.Probe probe -> () -> probe.answer().complete(true);
            case DeskCommand.RecordNotifications telling -> decide(item, telling);
            case DeskCommand.SettleRecovered settling ->
                decide(
                        item,
                        settling.id(),
                        settling.answer(),
                        (ticket, moment) -> TimeRules.settles(ticket, settling.health(), moment));
            case DeskCommand.RecheckSnoozed rechecking ->
                decide(
                        item,
                        rechecking.id(),
                        rechecking.answer(),
                        (ticket, moment) -> TimeRules.rechecks(ticket, workspace.live(ticket.key()) != null, moment));
            case DeskCommand.ApplySiteUpdate rolling -> decide(item, rolling);
            case DeskCommand.ApplyFleetUpdate hearing ->
                decide(
                        item,
                        hearing.id(),
                        hearing.answer(),
                        (ticket, moment) -> FleetRules.hears(ticket, hearing.word(), moment));
        };
    }

    private Runnable decide(Item item, DeskCommand.ReportSignals report) {
        int opened = 0;
        int changed = 0;
        var inDoubt = new ArrayList<Signal.Firing>();
        for (var signal : report.signals()) {
            if (repeats.contains(signal)) {
                continue;
            }
            var live = workspace.live(signal.key());
            var known = new KeyHistory(live, workspace.last(signal.key()), endingOf(signal.fingerprint()));
            var moment = new DecisionContext(now, nextChangeId(), report.monitoringRestarted(), false, null, windows);
            switch (signal) {
                case Signal.Ended ended -> rememberEnding(ended.fingerprint(), ended.endsAt());
                case Signal.Unlisted gone -> rememberEnding(gone.fingerprint(), gone.at());
                case Signal.Firing _, Signal.ConfirmedResolved _, Signal.Late _ -> {}
            }
            var decision = AlertRules.hears(known, signal, moment, () -> numbers.next(codeOf(signal)));
            switch (decision) {
                case Decision.Changed(var next) -> {
                    keep(item, next);
                    if (next.revision() == 1) {
                        opened++;
                    } else {
                        changed++;
                    }
                }
                case Decision.InDoubt(var firing) -> inDoubt.add(firing);
                case Decision.Unchanged _, Decision.NotAllowed _ -> {
                    if (live != null) {
                        item.touched.add(live.id());
                    }
                }
            }
        }
        var receipt = new Receipt(opened, changed, inDoubt);
        return () -> report.answer().complete(receipt);
    }

    private Runnable decide(Item item, DeskCommand.ApplySiteUpdate rolling) {
        var word = rolling.word();
        var live = workspace.live(word.key());
        var known = new KeyHistory(live, workspace.last(word.key()), null);
        var moment =
                live == null ? new DecisionContext(now, nextChangeId(), false, false, null, windows) : momentOf(live);
        var decision =
                SiteRules.hears(known, word, moment, () -> numbers.next(codeOf(((SiteUpdate.Opens) word).firing())));
        var changed = decision instanceof Decision.Changed;
        if (decision instanceof Decision.Changed(var next)) {
            keep(item, next);
        } else if (live != null) {
            item.touched.add(live.id());
        }
        return () -> rolling.answer().complete(changed);
    }

    private Runnable decide(Item item, DeskCommand.ApplyTransition click) {
        var outcome = outcomeOf(item, click);
        return () -> click.answer().complete(outcome);
    }

    private Outcome outcomeOf(Item item, DeskCommand.ApplyTransition click) {
        var found = workspace
                .find(click.id())
                .filter(ticket -> click.actor().maySee(ticket.subject().region()));
        if (found.isEmpty()) {
            return new Outcome.NotFound(click.id());
        }
        var ticket = found.get();
        item.touched.add(ticket.id());
        if (ticket.carries(click.changeId())) {
            return new Outcome.Done(ticket); // made by an attempt that failed
        }
        if (!click.actor().mayChange()) {
            return new Outcome.NotAllowed(ticket, "Your account may look at tickets, not move them.");
        }
        if (ticket.version() != click.version()) {
            var move = ticket.lastMove();
            return new Outcome.Conflict(
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
        return switch (ManualTransitions.moves(ticket, click.transition(), click.actor(), moment)) {
            case Decision.Changed(var next) -> {
                keep(item, next);
                yield new Outcome.Done(next);
            }
            case Decision.NotAllowed(var reason) -> new Outcome.NotAllowed(ticket, reason);
            case Decision.Unchanged _, Decision.InDoubt _ -> new Outcome.Done(ticket);
        };
    }

    /** Decides a change that the portal itself makes to one ticket. */
    private Runnable decide(
            Item item,
            TicketId id,
            CompletableFuture<Boolean> answer,
            BiFunction<Ticket, DecisionContext, Decision> rule) {
        var changed = changes(item, id, rule);
        return () -> answer.complete(changed);
    }

    private Runnable decide(Item item, DeskCommand.RecordNotifications work) {
        var changed = false;
        for (var telling : work.tellings()) {
            changed |=
                    changes(item, telling.id(), (ticket, moment) -> NotificationRules.tells(ticket, telling, moment));
        }
        var any = changed;
        return () -> work.answer().complete(any);
    }

    private boolean changes(Item item, TicketId id, BiFunction<Ticket, DecisionContext, Decision> rule) {
        return workspace
                .find(id)
                .map(ticket -> {
                    if (rule.apply(ticket, momentOf(ticket)) instanceof Decision.Changed(var next)) {
                        keep(item, next);
                        return true;
                    }
                    return false;
                })
                .orElse(false);
    }

    private DecisionContext momentOf(Ticket ticket) {
        return momentOf(ticket, nextChangeId());
    }

    private DecisionContext momentOf(Ticket ticket, String changeId) {
        var row = TicketRow.of(ticket);
        return new DecisionContext(
                now, changeId, false, deadlines.isGone(ticket.subject()), deadlines.nextShow(row, now), windows);
    }

    private void keep(Item item, Ticket next) {
        workspace.decide(next);
        item.touched.add(next.id());
    }

    private @Nullable ResolvedMarker endingOf(Fingerprint fingerprint) {
        var fresh = newEndings.get(fingerprint);
        return fresh != null ? fresh : endings.get(fingerprint);
    }

    private void rememberEnding(Fingerprint fingerprint, Instant endsAt) {
        newEndings.merge(
                fingerprint,
                new ResolvedMarker(fingerprint, endsAt, now),
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
