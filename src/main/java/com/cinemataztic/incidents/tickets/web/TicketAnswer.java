package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole ticket on the wire: what lists say of it, and what it is based on. A field without a value is absent. */
public record TicketAnswer(
        @JsonUnwrapped TicketSummary summary,
        @Nullable String predecessor,
        Map<String, String> labels,
        List<EvidenceAnswer> evidence,
        @Nullable Integer endedEarlier,
        List<EntryAnswer> timeline) {

    public record EvidenceAnswer(
            String fingerprint, Instant startsAt, @Nullable Instant endsAt, boolean firing, String severity) {}

    public record EntryAnswer(
            Instant at,
            String who,
            String what,
            @Nullable String from,
            String to,
            @Nullable String note,
            int count,
            @Nullable Instant dueAt) {}

    public static TicketAnswer of(Ticket ticket, TicketSummary summary) {
        return new TicketAnswer(
                summary,
                predecessor(ticket.predecessor()),
                ticket.labels(),
                ticket.evidence().values().stream()
                        .sorted(Comparator.comparing(Evidence::startsAt))
                        .map(TicketAnswer::evidence)
                        .toList(),
                ticket.endedEarlier() == 0 ? null : ticket.endedEarlier(),
                ticket.timeline().stream().map(TicketAnswer::entry).toList());
    }

    private static @Nullable String predecessor(@Nullable Predecessor before) {
        return before == null ? null : before.id().value();
    }

    private static EvidenceAnswer evidence(Evidence evidence) {
        return new EvidenceAnswer(
                evidence.fingerprint().value(),
                evidence.startsAt(),
                evidence.endsAt(),
                evidence.firing(),
                evidence.severity().word());
    }

    static EntryAnswer entry(TimelineEntry entry) {
        return new EntryAnswer(
                entry.at(),
                entry.who(),
                entry.kind().word(),
                word(entry.from()),
                entry.to().word(),
                blankToNull(entry.note()),
                entry.count(),
                entry.dueAt());
    }

    private static @Nullable String word(@Nullable State state) {
        return state == null ? null : state.word();
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
