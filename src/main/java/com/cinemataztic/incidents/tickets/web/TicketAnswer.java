package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ticket on the wire. Names are the product's words; a field without a value is absent. */
record TicketAnswer(
        String id,
        String state,
        String severity,
        String region,
        @Nullable String cinemaId,
        @Nullable String cinemaName,
        @Nullable String screenId,
        @Nullable String screenName,
        @Nullable String machineId,
        String errorId,
        String errorDescription,
        @Nullable String details,
        Instant startedAt,
        boolean startReported,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant recoveredAt,
        @Nullable String recoveryUnconfirmed,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        @Nullable Instant snoozedUntil,
        @Nullable String assignee,
        @Nullable Instant nextShowAt,
        @Nullable Instant showInProgressUntil,
        int occurrences,
        String origin,
        @Nullable String predecessor,
        @Nullable String site,
        @Nullable List<String> children,
        @Nullable String followUp,
        @Nullable SilenceAnswer silence,
        @Nullable MaintenanceAnswer maintenance,
        @Nullable Instant darkHoursUntil,
        Links links,
        Map<String, String> labels,
        List<EvidenceAnswer> evidence,
        @Nullable Integer endedEarlier,
        List<EntryAnswer> timeline,
        String key,
        int version,
        long revision) {

    record SilenceAnswer(String by, Instant until, @Nullable String comment) {}

    record MaintenanceAnswer(String id, String by, Instant until, String reason) {}

    record Links(@Nullable String runbook, @Nullable String expression) {}

    record EvidenceAnswer(
            String fingerprint, Instant startsAt, @Nullable Instant endsAt, boolean firing, String severity) {}

    record EntryAnswer(
            Instant at,
            String who,
            String what,
            @Nullable String from,
            String to,
            @Nullable String note,
            int count) {}

    /**
     * @param site the site that the ticket is below; null: none
     * @param children the tickets below it; empty for a ticket that is no site
     */
    static TicketAnswer of(Ticket ticket, QueueEntry entry, @Nullable TicketId site, List<TicketId> children) {
        var deadline = entry.deadline();
        return new TicketAnswer(
                ticket.id().value(),
                ticket.state().word(),
                ticket.severity().word(),
                ticket.subject().region().value(),
                ticket.subject().cinemaId(),
                entry.cinemaName(),
                ticket.subject().screenId(),
                entry.screenName(),
                ticket.subject().machineId(),
                ticket.fault().errorId(),
                ticket.fault().summary(),
                blankToNull(ticket.fault().description()),
                ticket.startedAt(),
                ticket.startReported(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.recoveredAt(),
                blankToNull(entry.unproven()),
                ticket.closedAt(),
                reason(ticket.closeReason()),
                ticket.snoozedUntil(),
                ticket.assignee(),
                deadline.kind() == Deadline.Kind.NEXT_SHOW ? deadline.at() : null,
                deadline.kind() == Deadline.Kind.MISSING_NOW ? deadline.at() : null,
                ticket.occurrences(),
                ticket.origin().word(),
                predecessor(ticket.predecessor()),
                site == null ? null : site.value(),
                children.isEmpty()
                        ? null
                        : children.stream().map(TicketId::value).toList(),
                ticket.followUp(),
                silence(entry.silence()),
                maintenance(entry.maintenance()),
                entry.darkUntil(),
                new Links(ticket.fault().runbookUrl(), ticket.fault().expressionUrl()),
                ticket.labels(),
                ticket.evidence().values().stream()
                        .sorted(Comparator.comparing(Evidence::startsAt))
                        .map(TicketAnswer::evidence)
                        .toList(),
                ticket.endedEarlier() == 0 ? null : ticket.endedEarlier(),
                ticket.timeline().stream().map(TicketAnswer::entry).toList(),
                ticket.key().value(),
                ticket.version(),
                ticket.revision());
    }

    private static @Nullable String predecessor(@Nullable Predecessor before) {
        return before == null ? null : before.id().value();
    }

    private static @Nullable SilenceAnswer silence(@Nullable Silence silence) {
        return silence == null
                ? null
                : new SilenceAnswer(silence.by(), silence.until(), blankToNull(silence.comment()));
    }

    private static @Nullable MaintenanceAnswer maintenance(@Nullable MaintenanceWindow window) {
        return window == null
                ? null
                : new MaintenanceAnswer(window.id().value(), window.by(), window.end(), window.reason());
    }

    private static EvidenceAnswer evidence(Evidence evidence) {
        return new EvidenceAnswer(
                evidence.fingerprint().value(),
                evidence.startsAt(),
                evidence.endsAt(),
                evidence.firing(),
                evidence.severity().word());
    }

    private static EntryAnswer entry(TimelineEntry entry) {
        return new EntryAnswer(
                entry.at(),
                entry.who(),
                entry.kind().word(),
                word(entry.from()),
                entry.to().word(),
                blankToNull(entry.note()),
                entry.count());
    }

    private static @Nullable String word(@Nullable State state) {
        return state == null ? null : state.word();
    }

    private static @Nullable String reason(@Nullable CloseReason reason) {
        return reason == null ? null : reason.word();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
