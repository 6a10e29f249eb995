package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes webhook events: version 1 of their format. Fields may be added; renaming, retyping or removing one needs a new
 * version. Fields without a value are absent.
 */
@Component
class WebhookPayload {

    private static final int VERSION = 1;
    private static final String TEST = "test";

    private final PublicUrl address;

    /** A mapper of its own, so no setting for the portal's other answers changes the format. */
    private final JsonMapper json = JsonMapper.builder().build();

    WebhookPayload(PublicUrl address) {
        this.address = address;
    }

    /**
     * An event.
     *
     * @param version of this format
     * @param id an event that is sent again keeps its id
     * @param event what happened
     * @param at when that was
     * @param level of {@code escalated}: the escalation level that is notified, from 2
     * @param from of {@code severity-rose}: the severity before
     * @param by of {@code taken-over}: who took it over
     * @param ticket its state when this is sent; null: of {@code test}, which is about none
     * @param site the cinema's ticket that is above it now
     * @param screens for a cinema's ticket: the tickets that are below it now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Event(
            int version,
            String id,
            String event,
            Instant at,
            @Nullable Integer level,
            @Nullable String from,
            @Nullable String by,
            @Nullable TicketPart ticket,
            @Nullable String site,
            @Nullable List<String> screens) {}

    /** A ticket. Names and meaning as in {@code /api/tickets/{id}}, except {@code link}: its page for people. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record TicketPart(
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
            @Nullable Instant recoveredAt,
            @Nullable Instant closedAt,
            @Nullable String closeReason,
            @Nullable String assignee,
            @Nullable Instant nextShowAt,
            @Nullable Instant showInProgressUntil,
            int occurrences,
            long revision,
            String link) {}

    /** @return the entry's event, with the ticket in its current state */
    WebhookMessage write(OutboxEntry entry, TicketContext context, Instant now) {
        var site = context.site();
        var event = new Event(
                VERSION,
                entry.id(),
                word(entry.what()),
                entry.createdAt(),
                entry.what() instanceof TicketEvent.Escalated(var level) ? level : null,
                entry.what() instanceof TicketEvent.SeverityRose(var from) ? from.word() : null,
                entry.what() instanceof TicketEvent.TakenOver(var by) ? by : null,
                ticket(context.entry()),
                site == null ? null : site.id().value(),
                context.screens().isEmpty()
                        ? null
                        : context.screens().stream()
                                .map(QueueEntry::id)
                                .map(TicketId::value)
                                .sorted()
                                .toList());
        return new WebhookMessage(entry.id(), event.event(), now, json.writeValueAsString(event));
    }

    /** @return an event that is about nothing, to see whether events arrive */
    WebhookMessage test(String id, Instant now) {
        var event = new Event(VERSION, id, TEST, now, null, null, null, null, null, null);
        return new WebhookMessage(id, TEST, now, json.writeValueAsString(event));
    }

    /** @return the event's name in the format */
    static String word(TicketEvent what) {
        return switch (what) {
            case TicketEvent.Opened _ -> "opened";
            case TicketEvent.Drill _ -> "drill";
            case TicketEvent.SeverityRose _ -> "severity-rose";
            case TicketEvent.Reopened _ -> "reopened";
            case TicketEvent.TakenOver _ -> "taken-over";
            case TicketEvent.ClosedByItself _, TicketEvent.Over _ -> "over";
            case TicketEvent.Escalated _ -> "escalated";
            case TicketEvent.LastCall _ -> "last-call";
        };
    }

    private TicketPart ticket(QueueEntry entry) {
        var row = entry.row();
        var deadline = entry.deadline();
        var live = row.state().live();
        return new TicketPart(
                row.id().value(),
                row.state().word(),
                row.severity().word(),
                row.subject().region().value(),
                row.subject().cinemaId(),
                entry.cinemaName(),
                row.subject().screenId(),
                entry.screenName(),
                row.subject().machineId(),
                row.fault().errorId(),
                row.fault().summary(),
                row.fault().description().isBlank() ? null : row.fault().description(),
                row.startedAt(),
                row.recoveredAt(),
                row.closedAt(),
                reason(row.closeReason()),
                row.assignee(),
                live && deadline.kind() == Deadline.Kind.NEXT_SHOW ? deadline.at() : null,
                live && deadline.kind() == Deadline.Kind.MISSING_NOW ? deadline.at() : null,
                row.occurrences(),
                row.revision(),
                address.ticket(row.id()).toString());
    }

    private static @Nullable String reason(@Nullable CloseReason reason) {
        return reason == null ? null : reason.word();
    }
}
