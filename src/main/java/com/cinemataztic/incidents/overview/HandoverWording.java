package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.mail.LocalTimes;
import com.cinemataztic.incidents.notifications.mail.Phrases;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.oncall.OnCallNow;
import com.cinemataztic.incidents.overview.tonight.TonightWording;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts a handover report into words: the same sections in the same order, for every medium. */
public final class HandoverWording {

    private final HandoverReport report;
    private final LocalTimes times;
    private final Phrases phrases;
    private final TonightWording tonight;

    /** @param language English is used if there are no phrases in it */
    public HandoverWording(HandoverReport report, Locale language) {
        this.report = report;
        this.phrases = Phrases.in(language);
        this.times = new LocalTimes(phrases, report.at());
        this.tonight = new TonightWording(report.tonight(), language);
    }

    /** A section of the report. */
    public enum Part {
        /** The next deadlines of what is still broken. */
        DUE,
        /** Tickets that wait now. */
        WAITING,
        /** Which screens are ready for the next shows. */
        TONIGHT,
        /** Who is on call from now on. */
        ON_CALL,
        /** Tickets that were opened. */
        OPENED,
        /** Tickets that recovered by themselves. */
        RECOVERED,
        /** Tickets that people closed. */
        CLOSED;

        /** @return the name used in phrase keys and CSS classes, e.g. {@code due} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A section in words.
     *
     * @param title its heading
     * @param column the heading of its times
     * @param rows its tickets
     * @param sentences further text beside them
     * @param none the text for a section that has neither
     */
    public record Section(Part part, String title, String column, List<Row> rows, List<String> sentences, String none) {

        public Section {
            rows = List.copyOf(rows);
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * A ticket in a section.
     *
     * @param severity its present or last severity
     * @param what its fault and place
     * @param when the time that the section is about
     * @param state its current state
     * @param over whether nothing is left to do about it
     */
    public record Row(TicketFacts ticket, String severity, String what, String when, String state, boolean over) {}

    /** @return the subject of a mail with the report */
    String subject() {
        return phrases.say("subject.handover", where(), report.live());
    }

    /**
     * @param from who hands over
     * @return what the recipient of the report takes over, and the time covered
     */
    String lead(String from) {
        // Snoozed tickets wait too, though none is open.
        var lead = report.waiting().isEmpty()
                ? phrases.say("lead.handover-none")
                : from.isEmpty() ? phrases.say("lead.handover") : phrases.say("lead.handover-from", from);
        return lead + " " + period() + (report.more() ? " " + more() : "");
    }

    /** @return the region and the number of live tickets, in one line */
    public String headline() {
        return phrases.say("headline.handover", report.live(), where());
    }

    /** @return the time covered */
    public String period() {
        return phrases.say("handover.period", clock(report.since()), clock(report.at()));
    }

    /** @return a sentence that more happened than is listed; empty when the list is complete */
    public String more() {
        return report.more() ? phrases.say("handover.more") : "";
    }

    /** @return all sections, the most needed first */
    public List<Section> sections() {
        return List.of(
                section(Part.DUE, report.due().stream().map(this::due).toList(), List.of()),
                section(
                        Part.WAITING,
                        report.waiting().stream().map(this::waiting).toList(),
                        List.of()),
                section(Part.TONIGHT, List.of(), tonight.sentences()),
                section(
                        Part.ON_CALL,
                        List.of(),
                        report.onCall().stream().map(this::onCall).toList()),
                section(Part.OPENED, report.opened().stream().map(this::opened).toList(), List.of()),
                section(
                        Part.RECOVERED,
                        report.recovered().stream().map(this::recovered).toList(),
                        List.of()),
                section(Part.CLOSED, report.closed().stream().map(this::closed).toList(), List.of()));
    }

    String where() {
        var region = report.region();
        return region == null ? phrases.say("handover.several") : MailText.line(region.name(), 100);
    }

    private Section section(Part part, List<Row> rows, List<String> sentences) {
        var column =
                switch (part) {
                    case DUE -> "label.show";
                    case WAITING -> "label.since";
                    case TONIGHT, ON_CALL, OPENED, RECOVERED, CLOSED -> "label.when";
                };
        return new Section(
                part,
                phrases.say("section." + part.word()),
                phrases.say(column),
                rows,
                sentences,
                phrases.say("none." + part.word()));
    }

    private String onCall(HandoverReport.Responder responder) {
        var now = responder.now();
        var until = now.until();
        var names = now.people().stream()
                .map(one -> MailText.line(one.contact().name(), 100))
                .collect(Collectors.joining(", "));
        var said = phrases.say("on-call." + now.source().word(), names);
        var whole = until == null || now.source() == OnCallNow.Source.NOBODY
                ? said
                : phrases.say("on-call.until", said, times.clock(until, responder.zone()));
        return MailText.line(responder.region().name(), 100) + ": " + whole;
    }

    private Row due(TicketFacts ticket) {
        return row(
                ticket,
                times.show(ticket.deadline(), ticket.zone()),
                ticket.assignee() == null ? phrases.say("state.open") : phrases.say("waits.holder", ticket.assignee()),
                false);
    }

    private Row waiting(HandoverReport.Waiting waiting) {
        var ticket = waiting.ticket();
        var why = why(waiting);
        var site = waiting.screens() == 0 ? why : phrases.say("waits.screens", why, waiting.screens());
        var state = waiting.recovered() ? phrases.say("waits.recovered", site) : site;
        var began = ticket.startedAt();
        return row(ticket, phrases.say("since", times.ago(began), times.clock(began, ticket.zone())), state, false);
    }

    private String why(HandoverReport.Waiting waiting) {
        var until = waiting.until() == null
                ? ""
                : times.clock(waiting.until(), waiting.ticket().zone());
        return switch (waiting.on()) {
            case NOBODY -> phrases.say("state.open");
            case HOLDER ->
                waiting.note().isEmpty()
                        ? phrases.say("waits.holder", waiting.who())
                        : phrases.say("waits.follow-up", waiting.who(), waiting.note());
            case MAINTENANCE -> phrases.say("waits.maintenance", until, waiting.who(), waiting.note());
            case SILENCE -> phrases.say("waits.silence", until, waiting.who());
            case DARK_HOURS -> phrases.say("waits.dark-hours", until);
            case SNOOZE -> phrases.say("waits.snooze", until);
        };
    }

    private Row opened(HandoverReport.Opened opened) {
        var ticket = opened.ticket();
        var state =
                switch (ticket.state()) {
                    case OPEN -> phrases.say("state.open");
                    case INPROGRESS ->
                        phrases.say("state.inprogress", Objects.requireNonNullElse(ticket.assignee(), "?"));
                    case CLOSED -> phrases.say("state.closed");
                };
        return row(
                ticket,
                times.clock(opened.at(), ticket.zone()),
                opened.again() ? phrases.say("opened.again", state) : state,
                !ticket.state().live());
    }

    private Row recovered(HandoverReport.Recovered recovered) {
        var ticket = recovered.ticket();
        var show = ticket.deadline().at();
        var clock = show == null ? "" : times.clock(show, ticket.zone());
        var state =
                switch (recovered.show()) {
                    case AHEAD -> phrases.say("recovered.ahead", clock);
                    case BEGUN -> phrases.say("recovered.begun", clock);
                    case UNKNOWN -> phrases.say("recovered.unknown");
                };
        return row(ticket, times.clock(recovered.at(), ticket.zone()), state, true);
    }

    private Row closed(HandoverReport.Closed closed) {
        var ticket = closed.ticket();
        var reason = phrases.say("reason." + closed.reason().word());
        var why = closed.by().isEmpty() ? reason : phrases.say("closed.by", reason, closed.by());
        return row(
                ticket,
                times.clock(closed.at(), ticket.zone()),
                closed.snoozed() ? phrases.say("closed.snoozed", why) : why,
                // What still fires has not recovered.
                !closed.snoozed());
    }

    private Row row(TicketFacts ticket, String when, String state, boolean over) {
        var place = report.region() != null
                ? ticket.place()
                : ticket.place().isEmpty() ? ticket.region() : ticket.place() + ", " + ticket.region();
        return new Row(
                ticket,
                phrases.say("severity." + ticket.severity().word()),
                place.isEmpty() ? ticket.fault() : ticket.fault() + " · " + place,
                when,
                state,
                over);
    }

    private String clock(Instant moment) {
        return times.plain(moment, report.zone());
    }
}
