package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.overview.tonight.TonightReport;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compiles what one shift hands over to the next. Pure. */
final class Handover {

    /** The number of deadlines to list; the queue shows the rest in the same order. */
    static final int MOST_DUE = 10;

    private static final Comparator<HandoverReport.Waiting> BY_WHOM = Comparator.comparing(HandoverReport.Waiting::on)
            .thenComparing(waiting -> waiting.on() == HandoverReport.On.HOLDER ? waiting.who() : "");

    private Handover() {}

    /**
     * The region and the time that a handover covers.
     *
     * @param region null: all visible regions
     * @param since the beginning, inclusive
     * @param at the end, exclusive: now
     * @param zone the zone to show times in
     */
    record Scope(@Nullable Region region, Instant since, Instant at, ZoneId zone) {

        private boolean has(@Nullable Instant moment) {
            return moment != null && !moment.isBefore(since) && moment.isBefore(at);
        }
    }

    /**
     * What is known about that time.
     *
     * @param opened tickets opened in it
     * @param again tickets re-opened in it
     * @param closed tickets closed in it
     * @param board all live tickets and those that wait for a re-check, in queue order
     * @param screens the number of tickets under each site ticket
     * @param nested the tickets under a site ticket
     * @param more whether more tickets were opened or closed than are given
     */
    record Seen(
            List<QueueEntry> opened,
            List<Again> again,
            List<Closing> closed,
            List<QueueEntry> board,
            Map<TicketId, Integer> screens,
            Set<TicketId> nested,
            boolean more) {}

    /**
     * A re-opened ticket.
     *
     * @param at when it was last re-opened
     */
    record Again(QueueEntry entry, Instant at) {}

    /**
     * A closed ticket.
     *
     * @param by who closed it
     */
    record Closing(QueueEntry entry, String by) {}

    /** @param regions looks up a region */
    static HandoverReport of(
            Scope scope,
            Seen seen,
            TonightReport tonight,
            List<HandoverReport.Responder> onCall,
            Function<RegionId, Region> regions) {
        Function<QueueEntry, TicketFacts> facts = entry -> TicketFacts.of(
                entry, regions.apply(entry.row().subject().region()).name(), "");
        var stand = seen.board().stream()
                .filter(entry -> !seen.nested().contains(entry.id()))
                .toList();
        return new HandoverReport(
                scope.region(),
                scope.since(),
                scope.at(),
                scope.zone(),
                opened(scope, seen, facts),
                seen.closed().stream()
                        .filter(closing -> isOf(scope, closing) && isRecovery(closing))
                        .map(closing -> recovered(closing.entry(), facts))
                        .sorted(Comparator.comparing(HandoverReport.Recovered::at)
                                .reversed())
                        .toList(),
                seen.closed().stream()
                        .filter(closing -> isOf(scope, closing) && !isRecovery(closing))
                        .map(closing -> closed(closing, facts))
                        .sorted(Comparator.comparing(HandoverReport.Closed::at).reversed())
                        .toList(),
                stand.stream()
                        .filter(entry ->
                                entry.row().state().live() || entry.row().snoozedUntil() != null)
                        .map(entry -> waiting(entry, seen, facts))
                        // A stable sort: the queue order remains within each group.
                        .sorted(BY_WHOM)
                        .toList(),
                stand.stream()
                        .filter(entry ->
                                entry.row().state().live() && entry.row().recoveredAt() == null)
                        .limit(MOST_DUE)
                        .map(facts)
                        .toList(),
                tonight,
                onCall,
                seen.more());
    }

    private static List<HandoverReport.Opened> opened(Scope scope, Seen seen, Function<QueueEntry, TicketFacts> facts) {
        var first = seen.opened().stream()
                .filter(entry -> scope.has(entry.row().createdAt()))
                .map(entry -> new HandoverReport.Opened(
                        facts.apply(entry), entry.row().createdAt(), false));
        var again = seen.again().stream()
                .filter(opening -> scope.has(opening.at())
                        && !scope.has(opening.entry().row().createdAt()))
                .map(opening -> new HandoverReport.Opened(facts.apply(opening.entry()), opening.at(), true));
        return Stream.concat(first, again)
                .sorted(Comparator.comparing(HandoverReport.Opened::at).reversed())
                .toList();
    }

    private static boolean isOf(Scope scope, Closing closing) {
        return scope.has(closing.entry().row().closedAt());
    }

    private static boolean isRecovery(Closing closing) {
        return closing.entry().row().closeReason() == CloseReason.RECOVERED;
    }

    private static HandoverReport.Recovered recovered(QueueEntry entry, Function<QueueEntry, TicketFacts> facts) {
        var row = entry.row();
        var at = row.recoveredAt() != null ? row.recoveredAt() : closedAt(row);
        return new HandoverReport.Recovered(
                facts.apply(entry),
                at,
                HandoverReport.NextShow.at(at, row.times().firstShow()));
    }

    private static HandoverReport.Closed closed(Closing closing, Function<QueueEntry, TicketFacts> facts) {
        var row = closing.entry().row();
        return new HandoverReport.Closed(
                facts.apply(closing.entry()),
                closedAt(row),
                Objects.requireNonNull(row.closeReason()),
                closing.by(),
                row.snoozedUntil() != null);
    }

    private static Instant closedAt(TicketRow row) {
        return Objects.requireNonNull(row.closedAt());
    }

    private static HandoverReport.Waiting waiting(
            QueueEntry entry, Seen seen, Function<QueueEntry, TicketFacts> facts) {
        var row = entry.row();
        var ticket = facts.apply(entry);
        var recovered = row.state().live() && row.recoveredAt() != null;
        var screens = seen.screens().getOrDefault(entry.id(), 0);
        if (row.state() == State.CLOSED) {
            return new HandoverReport.Waiting(
                    ticket, HandoverReport.On.SNOOZE, "", row.snoozedUntil(), "", false, screens);
        }
        if (row.state() == State.INPROGRESS) {
            var holder = Objects.requireNonNullElse(row.assignee(), "");
            var followUp = Objects.requireNonNullElse(row.followUp(), "");
            return new HandoverReport.Waiting(
                    ticket, HandoverReport.On.HOLDER, holder, null, followUp, recovered, screens);
        }
        var window = entry.maintenance();
        if (window != null) {
            return new HandoverReport.Waiting(
                    ticket,
                    HandoverReport.On.MAINTENANCE,
                    window.by(),
                    window.end(),
                    window.reason(),
                    recovered,
                    screens);
        }
        var silence = entry.silence();
        if (silence != null) {
            return new HandoverReport.Waiting(
                    ticket,
                    HandoverReport.On.SILENCE,
                    silence.by(),
                    silence.until(),
                    silence.comment(),
                    recovered,
                    screens);
        }
        return entry.darkUntil() != null
                ? new HandoverReport.Waiting(
                        ticket, HandoverReport.On.DARK_HOURS, "", entry.darkUntil(), "", recovered, screens)
                : new HandoverReport.Waiting(ticket, HandoverReport.On.NOBODY, "", null, "", recovered, screens);
    }
}
