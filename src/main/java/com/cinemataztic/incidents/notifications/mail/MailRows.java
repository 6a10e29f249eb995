package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.PublicUrl;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.tickets.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows for a mail's tickets, as its templates need them. */
final class MailRows {

    private static final int MOST_SECTION_ROWS = 30;
    private static final int MOST_NAMES = 12;

    private final PublicUrl publicUrl;

    MailRows(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    static String happened(TicketEvent what, TicketFacts ticket, Phrases phrases) {
        return switch (what) {
            case TicketEvent.Opened() -> phrases.say("happened.opened");
            case TicketEvent.SeverityRose(var from) ->
                phrases.say(
                        "happened.severity",
                        phrases.say("severity." + from.word()),
                        phrases.say("severity." + ticket.severity().word()));
            case TicketEvent.Drill() -> phrases.say("happened.drill");
            case TicketEvent.Reopened() -> phrases.say("happened.reopened");
            case TicketEvent.TakenOver(var by) -> phrases.say("happened.taken-over", MailText.line(by, 100));
            case TicketEvent.ClosedByItself() -> phrases.say("happened.closed");
            case TicketEvent.Escalated(var level) -> phrases.say("happened.escalated", level);
            case TicketEvent.LastCall() -> phrases.say("happened.last-call");
            case TicketEvent.Over() -> throw new IllegalStateException("people get no mail about a closure");
        };
    }

    /** Cuts a long section and counts the rest: the portal has all of it, and a mail should stay small. */
    Map<String, Object> section(MailContent.Section section, LocalTimes times) {
        var left = section.rows().size() - MOST_SECTION_ROWS;
        return Map.of(
                "title", section.title(),
                "column", section.column(),
                "rows",
                        section.rows().stream()
                                .limit(MOST_SECTION_ROWS)
                                .map(row -> row(row, times))
                                .toList(),
                "sentences", section.sentences(),
                "none", section.rows().isEmpty() && section.sentences().isEmpty() ? section.none() : "",
                "more", left > 0 ? times.phrases().say("section.more", left) : "");
    }

    private Map<String, Object> row(MailContent.Row said, LocalTimes times) {
        var row = row(said.ticket(), times);
        row.put("what", said.what());
        row.put("show", said.when());
        row.put("state", said.state());
        if (said.over()) {
            // A ticket that needs no action must not look as if it did.
            row.put("severity", "good");
            row.put("severityLabel", times.phrases().say("state.closed"));
        }
        return row;
    }

    static String tone(Stream<TicketFacts> tickets) {
        return tickets.map(TicketFacts::severity)
                .max(Comparable::compareTo)
                .map(Severity::word)
                .orElse("good");
    }

    Map<String, Object> row(MailContent.Line line, LocalTimes times) {
        var row = row(line.ticket(), times);
        if (!(line.what() instanceof TicketEvent.Opened)) {
            row.put("state", happened(line.what(), line.ticket(), times.phrases()));
        }
        return row;
    }

    Map<String, Object> row(TicketFacts ticket, LocalTimes times) {
        var phrases = times.phrases();
        var row = new HashMap<String, Object>();
        row.put("id", ticket.id().value());
        row.put("link", publicUrl.ticket(ticket.id()).toString());
        row.put("severity", severity(ticket));
        row.put("severityLabel", phrases.say("severity." + severity(ticket)));
        row.put("fault", ticket.fault());
        row.put("place", ticket.place());
        row.put("what", joined(" · ", ticket.fault(), ticket.place()));
        row.put("show", times.show(ticket.deadline(), ticket.zone()));
        row.put("state", state(ticket, phrases));
        return row;
    }

    static String severity(TicketFacts ticket) {
        return ticket.severity().word();
    }

    static String state(TicketFacts ticket, Phrases phrases) {
        return switch (ticket.state()) {
            case OPEN -> phrases.say("state.open");
            case INPROGRESS -> phrases.say("state.inprogress", Objects.requireNonNullElse(ticket.assignee(), "?"));
            case CLOSED -> phrases.say("state.closed");
        };
    }

    static String notified(List<String> notified, Phrases phrases) {
        var names = notified.stream().map(name -> MailText.line(name, 100)).toList();
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : phrases.say(
                        "notified.more", String.join(", ", names.subList(0, MOST_NAMES)), names.size() - MOST_NAMES);
    }

    static String joined(String between, String one, String other) {
        return other.isEmpty() ? one : one.isEmpty() ? other : one + between + other;
    }
}
