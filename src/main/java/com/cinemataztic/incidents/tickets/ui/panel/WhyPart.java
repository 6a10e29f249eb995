package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.HelpLinks;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.Closing;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Guard;
import com.cinemataztic.incidents.tickets.rules.CloseHold;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the ticket is not closed yet: each condition of rule 4 as it stands now. Or why it is closed. */
class WhyPart extends Composite<Div> {

    /** A condition's standing, for sign and colour. */
    private enum Sign {
        MET("✓"),
        UNMET("✕"),
        WAITS("…"),
        NOTE("–");

        private final String sign;

        Sign(String sign) {
            this.sign = sign;
        }
    }

    private record Line(Sign sign, String text) {}

    private final TicketViewModel model;
    private final H3 heading = new H3();
    private final UnorderedList list = new UnorderedList();
    private List<Line> shown = List.of();

    WhyPart(TicketViewModel model) {
        this.model = model;
        list.addClassName("why");
        getContent().add(heading, list, new Anchor(HelpLinks.CLOSING, text("help.question.closing")));
    }

    void show(Ticket ticket, QueueEntry entry, Instant now) {
        heading.setText(text(ticket.state().live() ? "ticket.why" : "ticket.why-closed"));
        var lines = ticket.state().live() ? open(ticket, entry, now) : closed(ticket, entry, now);
        if (!lines.equals(shown)) {
            shown = lines;
            list.removeAll();
            lines.forEach(line -> list.add(item(line)));
        }
    }

    private static ListItem item(Line line) {
        var sign = new Span(line.sign().sign);
        sign.addClassName("why-sign");
        sign.getElement().setAttribute("role", "img");
        sign.getElement()
                .setAttribute(
                        "aria-label",
                        switch (line.sign()) {
                            case MET -> text("ticket.why.met");
                            case UNMET -> text("ticket.why.unmet");
                            case WAITS -> text("ticket.why.waits");
                            case NOTE -> text("ticket.why.note");
                        });
        var item = new ListItem(sign, new Span(line.text()));
        item.getElement().setAttribute("data-sign", line.sign().name());
        return item;
    }

    private List<Line> open(Ticket ticket, QueueEntry entry, Instant now) {
        var lines = new ArrayList<Line>();
        var closing = model.closing(ticket);
        if (entry.isSite()) {
            lines.add(new Line(
                    Sign.UNMET, text("ticket.why.site", model.under(entry).size())));
        } else if (closing.holds().contains(CloseHold.WITHOUT_ALERT)) {
            lines.add(new Line(Sign.UNMET, withoutAlert(ticket, entry, now)));
        } else {
            lines.add(alerts(ticket, closing));
            closing.guards().stream()
                    .map(guard -> guard(guard, ticket, now))
                    .flatMap(Optional::stream)
                    .forEach(lines::add);
            if (closing.guards().isEmpty() && !closing.health().missing().isEmpty()) {
                lines.add(new Line(Sign.UNMET, closing.health().missing().text()));
            }
            if (ticket.recovered()) {
                lines.add(settle(closing));
            }
        }
        var followUp = ticket.followUp();
        if (followUp != null) {
            lines.add(
                    closing.holds().contains(CloseHold.FOLLOW_UP)
                            ? new Line(Sign.UNMET, text("ticket.why.follow-up", followUp))
                            : new Line(Sign.NOTE, text("ticket.why.follow-up.free", followUp)));
        }
        var silence = entry.silence();
        if (silence != null) {
            lines.add(new Line(
                    Sign.NOTE, text("ticket.why.silence", ZonedTimes.clock(silence.until(), entry.zone(), now))));
        }
        var maintenance = entry.maintenance();
        if (maintenance != null) {
            lines.add(new Line(
                    Sign.NOTE, text("ticket.why.maintenance", ZonedTimes.clock(maintenance.end(), entry.zone(), now))));
        }
        return lines;
    }

    private static Line alerts(Ticket ticket, Closing closing) {
        if (!closing.holds().contains(CloseHold.FIRING)) {
            return new Line(Sign.MET, text("ticket.why.ended"));
        }
        var firing =
                ticket.evidence().values().stream().filter(Evidence::firing).count();
        return closing.guards().stream()
                .filter(guard -> guard.name() == Guard.Name.ALERTMANAGERS && guard.of() > 0)
                .findAny()
                .map(guard -> new Line(Sign.UNMET, text("ticket.why.fires.in", firing, guard.count(), guard.of())))
                .orElseGet(() -> new Line(Sign.UNMET, text("ticket.why.fires", firing)));
    }

    /** @return the condition's line; empty where the alert's own line says it, or where there is nothing to ask */
    private static Optional<Line> guard(Guard guard, Ticket ticket, Instant now) {
        var sign = guard.met() ? Sign.MET : Sign.UNMET;
        var age = age(guard.at(), now);
        return switch (guard.name()) {
            case POLL -> guard.met() ? Optional.empty() : Optional.of(new Line(sign, text("ticket.why.poll", age)));
            case MONITORING ->
                Optional.of(new Line(
                        sign,
                        guard.met()
                                ? guard.at() == null ? text("ticket.why.rules") : text("ticket.why.rules.watchdog", age)
                                : text("ticket.why.blind", guard.problem())));
            case ALERTMANAGERS ->
                !ticket.recovered() || guard.of() == 0
                        ? Optional.empty()
                        : Optional.of(new Line(
                                sign,
                                guard.met()
                                        ? text("ticket.why.unlisted", guard.of())
                                        : text("ticket.why.listed", guard.count(), guard.of())));
            case PROMETHEUS ->
                guard.met() || !ticket.recovered()
                        ? Optional.empty()
                        : Optional.of(new Line(sign, text("ticket.why.prometheus")));
            case RULES ->
                guard.met() ? Optional.empty() : Optional.of(new Line(sign, text("ticket.why.rule", guard.problem())));
            case MACHINES ->
                Optional.of(new Line(
                        sign, guard.met() ? text("ticket.why.machines") : text("ticket.why.blind", guard.problem())));
            case MACHINE_DATA ->
                Optional.of(new Line(
                        sign,
                        guard.at() == null
                                ? text("ticket.why.data.never")
                                : guard.met() ? text("ticket.why.data", age) : text("ticket.why.data.old", age)));
        };
    }

    private static Line settle(Closing closing) {
        var minutes = closing.settle().toMinutes();
        if (closing.holds().contains(CloseHold.UNPROVEN)) {
            return new Line(Sign.WAITS, text("ticket.why.settle.stands", minutes));
        }
        return closing.holds().contains(CloseHold.SETTLING)
                ? new Line(Sign.WAITS, text("ticket.why.settle", age(closing.left()), minutes))
                : new Line(Sign.MET, text("ticket.why.settled", minutes));
    }

    private static String withoutAlert(Ticket ticket, QueueEntry entry, Instant now) {
        var expiresAt = ticket.expiresAt();
        return expiresAt == null
                ? text("ticket.why.without-alert")
                : text("ticket.why.expires", ZonedTimes.clock(expiresAt, entry.zone(), now));
    }

    private List<Line> closed(Ticket ticket, QueueEntry entry, Instant now) {
        var lines = new ArrayList<Line>();
        var reason = ticket.closeReason();
        var closedAt = ticket.closedAt();
        if (reason != null && closedAt != null) {
            var when = ZonedTimes.clock(closedAt, entry.zone(), now);
            lines.add(new Line(
                    Sign.MET,
                    switch (reason) {
                        case RECOVERED -> text("ticket.why-closed.recovered", when);
                        case EXPIRED -> text("ticket.why-closed.expired", when);
                        default ->
                            text(
                                    "ticket.why-closed.person",
                                    reason.explanation().text(),
                                    closer(ticket),
                                    when);
                    }));
        }
        var snoozedUntil = ticket.snoozedUntil();
        if (snoozedUntil != null && ticket.fires()) {
            lines.add(new Line(
                    Sign.WAITS, text("ticket.why-closed.snoozed", ZonedTimes.clock(snoozedUntil, entry.zone(), now))));
        }
        var reopensUntil = model.reopensUntil(ticket);
        if (reopensUntil != null) {
            lines.add(new Line(
                    Sign.NOTE, text("ticket.why-closed.reopens", ZonedTimes.clock(reopensUntil, entry.zone(), now))));
        }
        return lines;
    }

    private static String closer(Ticket ticket) {
        return ticket.timeline().stream()
                .filter(entry -> entry.kind() == TimelineEntry.Kind.CLOSED)
                .reduce((one, later) -> later)
                .map(TimelineEntry::who)
                .orElse("?");
    }

    private static String age(@Nullable Instant at, Instant now) {
        return at == null ? "?" : age(Duration.between(at, now));
    }

    private static String age(Duration age) {
        var seconds = Math.max(0, age.toSeconds());
        return seconds < 60
                ? text("ticket.why.seconds", seconds)
                : seconds < 7_200
                        ? text("ticket.why.minutes", seconds / 60)
                        : text("ticket.why.hours", seconds / 3_600);
    }
}
