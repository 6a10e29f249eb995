package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.prometheus.PrometheusQueries;
import com.cinemataztic.incidents.platform.text.Runbooks;
import com.cinemataztic.incidents.platform.ui.PanelSection;
import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.rules.Remark;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One ticket: how much time is left, what can be done, why it is not closed, and its history. */
public class TicketPanel extends Composite<Section> {

    /** Other modules' sections query the store, and a page is refreshed four times a second. */
    private static final Duration SECTIONS_AGE = Duration.ofSeconds(5);

    private final TicketViewModel model;
    private final TicketActions actions;
    private final Clock clock;
    private final PanelPage page;
    private final Shortcuts shortcuts;

    private final TicketHead head;
    private final TicketBar bar;
    private final Paragraph recovery = new Paragraph();
    private final Paragraph maintenance = new Paragraph();
    private final Paragraph description = new Paragraph();
    private final SitePart site = new SitePart();
    private final TicketFactList facts;
    private final RunbookPart runbook;
    private final MetricPart metric;
    private final WhyPart why;
    private final ContactLog log;
    private final TimelinePart timeline = new TimelinePart();
    private final EarlierPart earlier;

    private final Map<PanelSection, Div> places = new LinkedHashMap<>();

    private Instant sectionsAt = Instant.MIN;
    private @Nullable Ticket shown;

    TicketPanel(
            TicketViewModel model,
            TicketActions actions,
            Clock clock,
            List<PanelSection> sections,
            Runbooks runbooks,
            PrometheusQueries prometheus,
            PanelPage page,
            Shortcuts shortcuts) {
        this.model = model;
        this.actions = actions;
        this.clock = clock;
        this.page = page;
        this.shortcuts = shortcuts;
        this.head = new TicketHead(page, shortcuts);
        this.bar = new TicketBar(model, clock, shortcuts, this::move);
        this.facts = new TicketFactList(model, clock);
        this.runbook = new RunbookPart(runbooks);
        this.metric = new MetricPart(prometheus, clock);
        this.why = new WhyPart(model);
        this.log = new ContactLog(clock, this::remark);
        this.earlier = new EarlierPart(model);
        shortcuts.at(TicketShortcuts.NOTE, log.field());
        recovery.addClassName("ticket-recovery");
        maintenance.addClassNames("ticket-maintenance", "in-maintenance");
        description.addClassName("ticket-description");
        var content = getContent();
        content.addClassName("ticket-panel");
        content.getElement().setAttribute("aria-label", text("ticket.panel"));
        content.add(head, recovery, maintenance, bar, site, description, facts, runbook, metric, why);
        content.add(new H3(text("ticket.log")), log);
        sections.forEach(section -> {
            var place = new Div();
            places.put(section, place);
            content.add(new H3(section.title()), place);
        });
        content.add(new H3(text("ticket.timeline")), timeline, earlier);
    }

    /**
     * Shows the ticket as it is now; buttons keep their places.
     *
     * @return whether the account may see a ticket of this id
     */
    public boolean show(TicketId id) {
        var ticket = model.look(id);
        ticket.ifPresent(found -> show(found, model.entry(found)));
        return ticket.isPresent();
    }

    private void show(Ticket ticket, QueueEntry entry) {
        var before = shown;
        var sameRevision = before != null && before.id().equals(ticket.id()) && before.revision() == ticket.revision();
        shown = ticket;
        var now = clock.instant();
        head.show(ticket, entry, model.nameOf(ticket.subject().region()), model.isMine(entry), now);
        recovery.setText(TicketWords.recovery(entry));
        recovery.setVisible(entry.recovery() != QueueEntry.Recovery.NONE);
        recovery.getElement().setAttribute("data-recovery", entry.recovery().name());
        maintenance.setText(TicketWords.maintenance(entry, now));
        maintenance.setVisible(entry.maintenance() != null);
        bar.show(ticket, entry);
        site.show(model.under(entry), model.above(entry));
        if (!sameRevision) {
            description.setText(ticket.fault().description());
            description.setVisible(!ticket.fault().description().isBlank());
            timeline.show(ticket, entry.zone());
            earlier.show(ticket);
        }
        facts.show(ticket, entry);
        runbook.show(ticket.fault());
        metric.show(ticket);
        why.show(ticket, entry, now);
        log.show(ticket, model.mayChange(), entry.zone());
        if (!sameRevision || sectionsAt.plus(SECTIONS_AGE).isBefore(now)) {
            sectionsAt = now;
            places.forEach((section, place) -> {
                place.removeAll();
                section.of(ticket.id().value(), entry.zone()).ifPresent(place::add);
            });
        }
    }

    private void move(MoveButton.Seen seen, Transition transition, boolean screensToo) {
        var moved = new AtomicReference<@Nullable Ticket>();
        var message = actions.move(seen.id(), seen.version(), transition, screensToo, moved::set);
        var closed = moved.get();
        if (message.good() && transition instanceof Transition.Close && !screensToo && closed != null) {
            message.show(undo(closed));
        } else {
            message.show();
        }
        page.changed();
    }

    /** A close by mistake is taken back: the ticket is as it was before. */
    private Button undo(Ticket closed) {
        var changeId = closed.lastMove().map(TimelineEntry::changeId).orElseGet(closed::changeId);
        var undo = new Button(text("ticket.key.undo"), click -> {
            actions.move(closed.id(), closed.version(), new Transition.Restore(changeId), false)
                    .show();
            page.changed();
        });
        shortcuts.at(TicketShortcuts.UNDO, undo);
        return undo;
    }

    private boolean remark(TicketId id, Remark remark) {
        var message = actions.remark(id, remark);
        message.show();
        page.changed();
        return message.good();
    }
}
