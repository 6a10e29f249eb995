package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.rules.AlertRules;
import com.cinemataztic.incidents.tickets.rules.SiteUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the decisions of one batch need, in as few round trips as possible, and reserves running numbers. */
final class BatchReader {

    /** A ticket that was closed longer ago is not named as predecessor. */
    private static final Duration NAMES_PREDECESSOR = Duration.ofDays(30);

    private final Tickets tickets;
    private final LiveBoard board;
    private final RegionDirectory regions;
    private final NumberBlock numbers;
    private final Instant now;

    BatchReader(Tickets tickets, LiveBoard board, RegionDirectory regions, NumberBlock numbers, Instant now) {
        this.tickets = tickets;
        this.board = board;
        this.regions = regions;
        this.numbers = numbers;
        this.now = now;
    }

    BatchState read(List<DeskCommand> batch) {
        var reported = batch.stream()
                .flatMap(command -> command instanceof DeskCommand.ReportSignals report
                        ? report.signals().stream()
                        : Stream.empty())
                .toList();
        var siteUpdates = batch.stream()
                .flatMap(command ->
                        command instanceof DeskCommand.ApplySiteUpdate site ? Stream.of(site.update()) : Stream.empty())
                .toList();
        var repeats = repeats(batch, reported);
        var signals = repeats.isEmpty()
                ? reported
                : reported.stream().filter(signal -> !repeats.contains(signal)).toList();
        var keys = Stream.of(
                        signals.stream().map(Signal::key),
                        siteUpdates.stream().map(SiteUpdate::key),
                        batch.stream().flatMap(BatchReader::openersKey))
                .flatMap(each -> each)
                .collect(Collectors.toCollection(HashSet::new));
        var ids = batch.stream()
                .flatMap(command -> switch (command) {
                    case DeskCommand.ApplyTransition click -> Stream.of(click.id());
                    case DeskCommand.AddRemark remark -> Stream.of(remark.id());
                    case DeskCommand.ExpireTicket expire -> Stream.of(expire.id());
                    case DeskCommand.SettleRecovered settle -> Stream.of(settle.id());
                    case DeskCommand.RecheckSnoozed recheck -> Stream.of(recheck.id());
                    case DeskCommand.ApplyFleetUpdate fleet -> Stream.of(fleet.id());
                    case DeskCommand.RecordNotifications notified ->
                        notified.records().stream().map(NotificationRecord::id);
                    case DeskCommand.ReportSignals _,
                            DeskCommand.ReportIncident _,
                            DeskCommand.CloseByKey _,
                            DeskCommand.ApplySiteUpdate _,
                            DeskCommand.Probe _ -> Stream.empty();
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
        var state = new BatchState(read.values(), repeats);
        var firing = signals.stream().flatMap(BatchReader::firing).toList();
        var wanted = endingsThatCount(state, batch, signals, firing);
        if (!wanted.isEmpty()) {
            state.addEndings(tickets.endings(wanted));
        }
        numbers.reserve(countOpenings(state, openings(batch, firing, siteUpdates)), now);
        return state;
    }

    /**
     * Finds the reports that repeat what the board already says; they need no read. This holds only if nobody else
     * writes to the store, because then the board is as new as the store. Where anything else in the batch may change
     * the ticket, the signal is decided like any other.
     */
    private Set<Signal> repeats(List<DeskCommand> batch, List<Signal> signals) {
        var reportsOnly = batch.stream()
                .allMatch(command ->
                        command instanceof DeskCommand.ReportSignals || command instanceof DeskCommand.Probe);
        var repeats = Collections.<Signal>newSetFromMap(new IdentityHashMap<>());
        if (!board.isExclusive() || !reportsOnly) {
            return repeats;
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
        return repeats;
    }

    /**
     * Selects the alerts whose remembered ends must be read. No earlier end counts against an alert that the ticket has
     * firing, unless something in this batch ends it first.
     */
    private Set<Fingerprint> endingsThatCount(
            BatchState state, List<DeskCommand> batch, List<Signal> signals, List<Signal.Firing> firing) {
        var reportsOnly = batch.stream()
                .allMatch(command ->
                        command instanceof DeskCommand.ReportSignals || command instanceof DeskCommand.Probe);
        var ending = new HashSet<Fingerprint>();
        for (var signal : signals) {
            if (!(signal instanceof Signal.Firing)) {
                ending.add(signal.fingerprint());
            }
        }
        var wanted = new HashSet<Fingerprint>();
        for (var signal : firing) {
            var fingerprint = signal.fingerprint();
            var held = state.history(signal.key()).held(fingerprint);
            if (!reportsOnly || held == null || !held.firing() || ending.contains(fingerprint)) {
                wanted.add(fingerprint);
            }
        }
        return wanted;
    }

    /** The firing that may open a ticket. */
    static Stream<Signal.Firing> firing(Signal signal) {
        return switch (signal) {
            case Signal.Firing firing -> Stream.of(firing);
            case Signal.ConfirmedResolved resolved -> Stream.of(resolved.firing());
            case Signal.Ended _, Signal.Unlisted _, Signal.Late _ -> Stream.empty();
        };
    }

    private static Stream<TicketKey> openersKey(DeskCommand command) {
        return switch (command) {
            case DeskCommand.ReportIncident report -> Stream.of(report.key());
            case DeskCommand.CloseByKey close -> Stream.of(close.key());
            default -> Stream.empty();
        };
    }

    /** @return the keys that may get a ticket, each with the region it would be opened in */
    private static Map<TicketKey, RegionId> openings(
            List<DeskCommand> batch, List<Signal.Firing> firing, List<SiteUpdate> siteUpdates) {
        var openings = new HashMap<TicketKey, RegionId>();
        firing.forEach(
                signal -> openings.putIfAbsent(signal.key(), signal.subject().region()));
        siteUpdates.forEach(update -> {
            if (update instanceof SiteUpdate.Opens(var alert)) {
                openings.putIfAbsent(alert.key(), alert.subject().region());
            }
        });
        batch.forEach(command -> {
            if (command instanceof DeskCommand.ReportIncident report) {
                openings.putIfAbsent(report.key(), report.report().region());
            }
        });
        return openings;
    }

    private Map<String, Integer> countOpenings(BatchState state, Map<TicketKey, RegionId> openings) {
        return openings.entrySet().stream()
                .filter(opening -> state.live(opening.getKey()) == null)
                .collect(Collectors.groupingBy(
                        opening -> regions.get(opening.getValue()).code(), Collectors.summingInt(opening -> 1)));
    }
}
