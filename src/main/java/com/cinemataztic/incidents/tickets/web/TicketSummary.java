package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list or a stream, on the wire. Names are the product's words; a field without a value is absent. Two
 * are equal when they say the same.
 */
public record TicketSummary(
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
        @Nullable Instant expiresAt,
        @Nullable String assignee,
        @Nullable Instant nextShowAt,
        @Nullable Instant showInProgressUntil,
        int occurrences,
        String origin,
        @Nullable String site,
        @Nullable List<String> children,
        @Nullable String followUp,
        @Nullable SilenceAnswer silence,
        @Nullable MaintenanceAnswer maintenance,
        @Nullable Instant darkHoursUntil,
        Links links,
        @Nullable String key,
        int version,
        long revision) {

    /** A silence in Alertmanager over all firing alerts of the ticket. */
    public record SilenceAnswer(
            @Nullable String by, Instant until, @Nullable String comment) {}

    /** The planned window in force. */
    public record MaintenanceAnswer(
            String id,
            @Nullable String by,
            Instant until,
            @Nullable String reason) {}

    /** Where to read more. */
    public record Links(@Nullable String runbook, @Nullable String expression) {}

    /**
     * @param site the site that the ticket is below, if the reader may see it; null: none
     * @param children the tickets below it that the reader may see; empty for a ticket that is no site
     */
    public static TicketSummary of(QueueEntry entry, @Nullable TicketId site, Collection<TicketId> children) {
        var ticket = entry.row();
        var deadline = entry.deadline();
        return new TicketSummary(
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
                blankToNull(entry.unproven().english()),
                ticket.closedAt(),
                reason(ticket.closeReason()),
                ticket.snoozedUntil(),
                ticket.expiresAt(),
                ticket.assignee(),
                deadline.kind() == Deadline.Kind.NEXT_SHOW ? deadline.at() : null,
                deadline.kind() == Deadline.Kind.MISSING_NOW ? deadline.at() : null,
                ticket.occurrences(),
                ticket.origin().word(),
                site == null ? null : site.value(),
                // In an order that only a change of the list changes.
                children.isEmpty()
                        ? null
                        : children.stream().map(TicketId::value).sorted().toList(),
                ticket.followUp(),
                silence(entry.silence()),
                maintenance(entry.maintenance()),
                entry.darkUntil(),
                new Links(ticket.fault().runbookUrl(), ticket.fault().expressionUrl()),
                ticket.key().value(),
                ticket.version(),
                ticket.revision());
    }

    /**
     * @return what the reader may see of it: without the right to names, nothing that names people or that they wrote for
     *     each other
     */
    public TicketSummary seenBy(Actor reader) {
        if (reader.seesNames()) {
            return this;
        }
        return new TicketSummary(
                id,
                state,
                severity,
                region,
                cinemaId,
                cinemaName,
                screenId,
                screenName,
                machineId,
                errorId,
                errorDescription,
                details,
                startedAt,
                startReported,
                createdAt,
                updatedAt,
                recoveredAt,
                recoveryUnconfirmed,
                closedAt,
                closeReason,
                snoozedUntil,
                expiresAt,
                null,
                nextShowAt,
                showInProgressUntil,
                occurrences,
                origin,
                site,
                children,
                null,
                silence == null ? null : new SilenceAnswer(null, silence.until(), null),
                maintenance == null ? null : new MaintenanceAnswer(maintenance.id(), null, maintenance.until(), null),
                darkHoursUntil,
                links,
                null,
                version,
                revision);
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

    private static @Nullable String reason(@Nullable CloseReason reason) {
        return reason == null ? null : reason.word();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
