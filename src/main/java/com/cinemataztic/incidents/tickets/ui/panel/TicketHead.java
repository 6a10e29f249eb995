package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the ticket is about, who has it, and how long until the next show. */
class TicketHead extends Composite<Div> {

    private final Span id = new Span();
    private final Span severity = new Span();
    private final Span state = new Span();
    private final H2 title = new H2();
    private final Span place = new Span();
    private final Div deadline = new Div();
    private final Element left = new Element("time-left");
    private final Span name = new Span();
    private final Span local = new Span();

    TicketHead(PanelPage page, Shortcuts shortcuts) {
        id.addClassName("ticket-id");
        severity.addClassNames("sign", "severity");
        state.addClassName("state");
        place.addClassName("ticket-place");
        deadline.addClassName("ticket-deadline");
        var countdown = new Span(name);
        countdown.getElement().appendChild(left);
        deadline.add(countdown, local);
        var back = iconButton(VaadinIcon.ARROW_LEFT, text("ticket.back"), page::leave);
        back.addClassName("ticket-back");
        var previous = iconButton(VaadinIcon.ANGLE_LEFT, text("ticket.key.previous"), () -> page.step(-1));
        var next = iconButton(VaadinIcon.ANGLE_RIGHT, text("ticket.key.next"), () -> page.step(1));
        var leave = iconButton(VaadinIcon.CLOSE, text("page.close-details"), page::leave);
        leave.addClassName("ticket-leave");
        shortcuts.at(TicketShortcuts.PREVIOUS, previous);
        shortcuts.at(TicketShortcuts.NEXT, next);
        var marks = new Div(back, id, severity, state);
        marks.addClassName("ticket-marks");
        var ways = new Div(previous, next, leave);
        ways.addClassName("ticket-ways");
        var top = new Div(marks, ways);
        top.addClassName("ticket-head");
        var heading = new Div(title, place);
        heading.addClassName("ticket-title");
        getContent().add(top, heading, deadline);
    }

    private static Button iconButton(VaadinIcon icon, String label, Runnable onClick) {
        var button = new Button(new Icon(icon), click -> onClick.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    /** @param mine whether the reader holds it */
    void show(Ticket ticket, QueueEntry entry, String region, boolean mine, Instant now) {
        id.setText(ticket.id().value());
        severity.setText(TicketWords.severity(ticket.severity()));
        severity.getElement().setAttribute("data-severity", ticket.severity().word());
        state.setText(state(ticket, mine));
        state.getElement().setAttribute("data-state", ticket.state().word());
        title.setText(ticket.fault().summary());
        place.setText(Stream.of(TicketWords.place(entry), entry.screenName(), region)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
        showDeadline(entry, now);
    }

    private static String state(Ticket ticket, boolean mine) {
        var word = TicketWords.state(ticket.state());
        if (ticket.state() != State.INPROGRESS) {
            return word;
        }
        return text("ticket.held", word, mine ? text("ticket.held.you") : Objects.requireNonNull(ticket.assignee()));
    }

    private void showDeadline(QueueEntry entry, Instant now) {
        var of = entry.deadline();
        var at = of.at();
        var live = entry.row().state().live();
        deadline.setVisible(live && (at != null || entry.screenName() != null));
        var missing = of.kind() == Deadline.Kind.MISSING_NOW;
        left.setAttribute("kind", at == null ? "unknown" : missing ? "missing" : "next");
        left.setAttribute("at", at == null ? "0" : Long.toString(at.toEpochMilli()));
        name.setText(text(missing ? "ticket.deadline.missing" : "ticket.deadline"));
        if (at == null) {
            local.setText(text("ticket.no-schedule"));
            local.setTitle("");
        } else {
            var clock = ZonedTimes.clock(at, entry.zone(), now);
            local.setText(missing ? text("page.until", clock) : text("page.local-time", clock));
            local.setTitle(ZonedTimes.full(at, entry.zone()));
        }
    }
}
