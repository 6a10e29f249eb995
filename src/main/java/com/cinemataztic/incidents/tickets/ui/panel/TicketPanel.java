package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.maintenance.MaintenanceLinks;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.platform.ui.PanelSection;
import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chosen ticket: what it is about, what can be done to it, and its history. */
public class TicketPanel extends Composite<Section> {

    /** Other modules' sections query the store, and a page is refreshed four times a second. */
    private static final Duration SECTIONS_AGE = Duration.ofSeconds(5);

    private final TicketViewModel model;
    private final TicketActions actions;
    private final Clock clock;
    private final PanelPage page;

    private final H2 title = new H2();
    private final Span id = new Span();
    private final Span state = new Span();
    private final Span severity = new Span();
    private final Paragraph recovery = new Paragraph();
    private final Paragraph maintenance = new Paragraph();
    private final Anchor planMaintenance = new Anchor("", text("maintenance.plan"));
    private final Paragraph description = new Paragraph();
    private final SitePart site = new SitePart();
    private final TicketFactList facts;
    private final CommentBox comments;
    private final OrderedList timeline = new OrderedList();
    private final MoveButton take;
    private final MoveButton takeOver;
    private final MoveButton assign;
    private final MoveButton release;
    private final MoveButton followUp;
    private final MoveButton close;
    private final MoveButton reopen;

    private final Map<PanelSection, Div> places = new LinkedHashMap<>();

    private Instant sectionsAt = Instant.MIN;
    private @Nullable Ticket shown;
    private boolean screenGone;

    TicketPanel(
            TicketViewModel model,
            TicketActions actions,
            Clock clock,
            List<PanelSection> sections,
            PanelPage page,
            Shortcuts shortcuts) {
        this.model = model;
        this.actions = actions;
        this.clock = clock;
        this.page = page;
        this.facts = new TicketFactList(model, clock);
        this.comments = new CommentBox(this::comment);
        take = new MoveButton(text("ticket.take"), seen -> move(seen, new Transition.Take()));
        takeOver = new MoveButton(
                text("ticket.take-over"),
                seen -> model.actor().ifPresent(actor -> move(seen, new Transition.Assign(actor.name()))));
        assign = new MoveButton(
                text("ticket.assign"),
                seen -> new AssignDialog(shown(), model.assignable(shown()), transition -> move(seen, transition))
                        .open());
        release = new MoveButton(text("ticket.release"), seen -> move(seen, new Transition.Release()));
        followUp = new MoveButton(
                text("ticket.follow-up"),
                seen -> new FollowUpDialog(shown(), transition -> move(seen, transition)).open());
        close = new MoveButton(text("ticket.close"), this::askToClose);
        reopen = new MoveButton(text("ticket.reopen"), seen -> move(seen, new Transition.Reopen("")));
        var previous = iconButton(VaadinIcon.ANGLE_LEFT, text("ticket.key.previous"), () -> page.step(-1));
        var next = iconButton(VaadinIcon.ANGLE_RIGHT, text("ticket.key.next"), () -> page.step(1));
        var leave = iconButton(VaadinIcon.CLOSE, text("page.close-details"), page::leave);
        shortcuts.at(TicketShortcuts.PREVIOUS, previous);
        shortcuts.at(TicketShortcuts.NEXT, next);
        shortcuts.at(TicketShortcuts.TAKE, take);
        shortcuts.at(TicketShortcuts.RELEASE, release);
        shortcuts.at(TicketShortcuts.CLOSE, close);
        shortcuts.at(TicketShortcuts.NOTE, comments.field());
        id.addClassName("ticket-id");
        severity.addClassName("severity");
        state.addClassName("state");
        var marks = new Div(id, severity, state);
        marks.addClassName("ticket-marks");
        var ways = new Div(previous, next, leave);
        ways.addClassName("ticket-ways");
        var head = new Div(marks, ways);
        head.addClassName("ticket-head");
        recovery.addClassName("ticket-recovery");
        maintenance.addClassNames("ticket-maintenance", "in-maintenance");
        planMaintenance.addClassName("plan-maintenance");
        description.addClassName("ticket-description");
        timeline.addClassName("timeline");
        var content = getContent();
        content.addClassName("ticket-panel");
        content.getElement().setAttribute("aria-label", text("ticket.panel"));
        content.add(head, title, recovery, maintenance, bar(), site, description, facts);
        sections.forEach(section -> {
            var place = new Div();
            places.put(section, place);
            content.add(new H3(section.title()), place);
        });
        content.add(new H3(text("ticket.timeline")), comments, timeline);
    }

    private static Button iconButton(VaadinIcon icon, String label, Runnable onClick) {
        var button = new Button(new Icon(icon), click -> onClick.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
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
        screenGone = entry.goneSince() != null;
        id.setText(ticket.id().value());
        title.setText(ticket.fault().summary());
        state.setText(TicketWords.state(ticket.state()));
        state.getElement().setAttribute("data-state", ticket.state().word());
        severity.setText(ticket.severity().word());
        severity.getElement().setAttribute("data-severity", ticket.severity().word());
        recovery.setText(TicketWords.recovery(entry));
        recovery.setVisible(entry.recovery() != QueueEntry.Recovery.NONE);
        recovery.getElement().setAttribute("data-recovery", entry.recovery().name());
        maintenance.setText(TicketWords.maintenance(entry, clock.instant()));
        maintenance.setVisible(entry.maintenance() != null);
        showActions(ticket, entry);
        site.show(model.under(entry), model.above(entry));
        if (!sameRevision) {
            description.setText(ticket.fault().description());
            description.setVisible(!ticket.fault().description().isBlank());
            showTimeline(ticket, entry.zone());
        }
        facts.show(ticket, entry);
        comments.show(ticket.id(), model.mayChange());
        var now = clock.instant();
        if (!sameRevision || sectionsAt.plus(SECTIONS_AGE).isBefore(now)) {
            sectionsAt = now;
            places.forEach((section, place) -> {
                place.removeAll();
                section.of(ticket.id().value(), entry.zone()).ifPresent(place::add);
            });
        }
    }

    private Div bar() {
        take.addThemeVariants(ButtonVariant.PRIMARY);
        var bar = new Div(take, takeOver, assign, release, followUp, close, reopen, planMaintenance);
        bar.addClassName("ticket-actions");
        return bar;
    }

    private void showActions(Ticket ticket, QueueEntry entry) {
        var may = model.mayChange();
        var inProgress = ticket.state() == State.INPROGRESS;
        take.offer(ticket, may && ticket.state() == State.OPEN);
        takeOver.offer(ticket, may && inProgress && !model.isMine(entry));
        assign.offer(ticket, may && inProgress);
        release.offer(ticket, may && inProgress);
        followUp.offer(ticket, may && inProgress);
        close.offer(ticket, may && ticket.state().live());
        reopen.offer(ticket, may && ticket.state() == State.CLOSED);
        var place = placeOf(ticket);
        planMaintenance.setVisible(may && place.isPresent());
        planMaintenance.setHref(place.map(MaintenanceLinks::plan).orElse(MaintenanceLinks.PAGE));
    }

    /**
     * @return the screen, else the cinema, that a maintenance window for this ticket would cover; empty at no cinema
     */
    private static Optional<Scope> placeOf(Ticket ticket) {
        var subject = ticket.subject();
        return Scope.screen(subject.cinemaId(), subject.screenId()).or(() -> Scope.cinema(subject.cinemaId()));
    }

    private void askToClose(MoveButton.Seen seen) {
        var ticket = shown();
        var entry = model.entry(ticket);
        var recheck = ZonedTimes.clock(model.snoozedUntil(ticket), entry.zone(), clock.instant());
        var screens = model.under(entry).size();
        new CloseDialog(
                        ticket,
                        screens,
                        screenGone,
                        recheck,
                        placeOf(ticket).orElse(null),
                        (close, screensToo) -> move(seen, close, screensToo))
                .open();
    }

    private void showTimeline(Ticket ticket, ZoneId zone) {
        timeline.removeAll();
        ticket.timeline().stream()
                .sorted(Comparator.comparing(TimelineEntry::at).reversed())
                .forEach(entry -> {
                    var what = new Span(TicketWords.kind(entry));
                    what.addClassName("timeline-what");
                    var who = new Span(TicketWords.who(entry));
                    who.addClassName("timeline-who");
                    var item = new ListItem(what, who, ZonedTimes.ago(entry.at(), zone));
                    item.getElement().setAttribute("data-kind", entry.kind().word());
                    if (!entry.note().isBlank()) {
                        var note = new Div(entry.note());
                        note.addClassName("timeline-note");
                        item.add(note);
                    }
                    timeline.add(item);
                });
    }

    private void move(MoveButton.Seen seen, Transition transition) {
        move(seen, transition, false);
    }

    private void move(MoveButton.Seen seen, Transition transition, boolean screensToo) {
        actions.move(seen.id(), seen.version(), transition, screensToo).show();
        page.changed();
    }

    private boolean comment(TicketId id, String comment) {
        var message = actions.comment(id, comment);
        message.show();
        page.changed();
        return message.good();
    }

    private Ticket shown() {
        return Objects.requireNonNull(shown, "a button of an empty panel");
    }
}
