package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.platform.ui.Languages;
import com.cinemataztic.incidents.platform.ui.Sentence;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The facts of the chosen ticket, by name. */
class TicketFactList extends Composite<Facts> {

    private final TicketViewModel model;
    private final Clock clock;

    TicketFactList(TicketViewModel model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    void show(Ticket ticket, QueueEntry entry) {
        var facts = getContent();
        facts.clear();
        var subject = ticket.subject();
        var zone = entry.zone();
        facts.add(
                ticket.startReported() ? text("ticket.fact.started") : text("ticket.fact.detected"),
                since(ticket, entry));
        model.cardOf(subject.cinemaId()).ifPresent(card -> {
            if (!ticket.state().live()) {
                facts.addPhone(text("page.phone"), card.phone(), card.dialled());
            }
            facts.add(text("ticket.fact.speaks"), Languages.name(card.language()));
            facts.add(text("page.notes"), card.notes());
        });
        var gone = entry.goneSince();
        facts.add(text("ticket.fact.retired"), gone == null ? null : goneSince(gone, zone));
        facts.add(text("page.machine"), subject.machineId());
        facts.add(text("ticket.fact.host"), subject.cinemaId() == null ? subject.instance() : null);
        facts.add(text("ticket.fact.error"), ticket.fault().errorId());
        facts.add(text("ticket.fact.assignee"), ticket.assignee());
        facts.add(text("ticket.fact.follow-up"), ticket.followUp());
        facts.add(text("ticket.fact.silenced"), silenced(entry));
        var snoozedUntil = ticket.snoozedUntil();
        facts.add(
                text("ticket.fact.snoozed"),
                snoozedUntil == null
                        ? null
                        : text(
                                ticket.fires() ? "ticket.snoozed" : "ticket.snoozed.service",
                                ZonedTimes.clock(snoozedUntil, zone, clock.instant())));
        var expiresAt = ticket.expiresAt();
        facts.add(
                text("ticket.fact.expires"),
                expiresAt == null || !ticket.state().live()
                        ? null
                        : text("ticket.expires", ZonedTimes.clock(expiresAt, zone, clock.instant())));
        var before = ticket.predecessor();
        facts.add(
                text("ticket.fact.previous"),
                before == null
                        ? null
                        : new Anchor(TicketLinks.of(before.id()), before.id().value()));
        var reason = ticket.closeReason();
        facts.add(
                text("ticket.fact.close-reason"),
                reason == null ? null : reason.explanation().text());
        facts.add(
                text("ticket.fact.alerts"), entry.isSite() || ticket.evidence().isEmpty() ? null : alerts(ticket));
        facts.addLink(
                text("ticket.fact.runbook"),
                text("ticket.runbook"),
                address(ticket.fault().runbookUrl()));
        facts.addLink(
                text("ticket.fact.rule"), text("ticket.rule"), ticket.fault().expressionUrl());
    }

    /** @return a path from the portal's root as a relative one: a proxy may serve the portal below a path of its own */
    private static @Nullable String address(@Nullable String runbook) {
        return runbook == null ? null : runbook.replaceFirst("^/", "");
    }

    private @Nullable Component silenced(QueueEntry entry) {
        var silence = entry.silence();
        if (silence == null) {
            return null;
        }
        var end = ZonedTimes.clock(silence.until(), entry.zone(), clock.instant());
        var until = new Span(
                silence.comment().isBlank()
                        ? text("ticket.silence", end, silence.by())
                        : text("ticket.silence.comment", end, silence.by(), silence.comment()));
        until.setTitle(text("ticket.silence.hint"));
        return until;
    }

    private static Component goneSince(Instant gone, ZoneId zone) {
        return Sentence.of("ticket.retired", ZonedTimes.ago(gone, zone).getElement());
    }

    private static String alerts(Ticket ticket) {
        var firing =
                ticket.evidence().values().stream().filter(Evidence::firing).count();
        return text("ticket.alerts", firing, ticket.evidence().size() - firing + ticket.endedEarlier());
    }

    /** @return since when, and how often it has come back */
    private static Component since(Ticket ticket, QueueEntry entry) {
        var since = ZonedTimes.ago(ticket.startedAt(), entry.zone());
        if (ticket.occurrences() > 1) {
            var times = new Span(text("ticket.occurrences", ticket.occurrences()));
            times.addClassName("ticket-occurrences");
            since.getElement().appendChild(times.getElement());
        }
        return since;
    }
}
