package com.cinemataztic.incidents.notifications.ui;

import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.planning.NotificationHistory;
import com.cinemataztic.incidents.platform.ui.PanelSection;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.TicketId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who was notified of a ticket, by what means, and whether it was delivered. */
@Service
class NotificationHistorySection implements PanelSection {

    private final NotificationHistory ledger;
    private final Clock clock;

    NotificationHistorySection(NotificationHistory ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String title() {
        return "Notifications";
    }

    @Override
    public Optional<Component> of(String id, ZoneId zone) {
        var page = ledger.of(new TicketId(id));
        var section = new Div();
        section.addClassName("told");
        var resting = page.resting();
        if (resting != null) {
            var until = page.until();
            section.add(new Paragraph("Notifications paused: " + resting
                    + (until == null ? "" : ", until " + ZonedTimes.clock(until, zone, clock.instant())) + "."));
        }
        if (page.notices().isEmpty()) {
            if (resting == null) {
                section.add(new Paragraph("Nobody yet."));
            }
        } else {
            var list = new UnorderedList();
            page.notices().forEach(notice -> list.add(item(notice, zone)));
            section.add(list);
        }
        return Optional.of(section);
    }

    private ListItem item(OutboxEntry notice, ZoneId zone) {
        var who = new Span(notice.recipient());
        who.addClassName("told-who");
        var what = new Span(what(notice.what()) + ", " + how(notice, zone));
        what.addClassName("told-how");
        var item = new ListItem(icon(notice.state()), who, what);
        item.getElement().setAttribute("data-state", notice.state().word());
        return item;
    }

    private static Icon icon(OutboxEntry.State state) {
        var icon = new Icon(
                switch (state) {
                    case WAITING -> VaadinIcon.CLOCK;
                    case SENT -> VaadinIcon.CHECK;
                    case FAILED -> VaadinIcon.WARNING;
                    case OVER -> VaadinIcon.MINUS;
                });
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    private static String what(TicketEvent what) {
        return switch (what) {
            case TicketEvent.Opened() -> "new ticket";
            case TicketEvent.SeverityRose(var from) -> "worse than " + from.word();
            case TicketEvent.Reopened() -> "open again";
            case TicketEvent.TakenOver(var by) -> "taken over by " + by;
            case TicketEvent.ClosedByItself() -> "closed by itself";
            case TicketEvent.Escalated(var level) -> "escalated to level " + level;
            case TicketEvent.LastCall() -> "last call before the show";
            case TicketEvent.Over() -> "closed";
        };
    }

    private String how(OutboxEntry notice, ZoneId zone) {
        var now = clock.instant();
        return switch (notice.state()) {
            case WAITING ->
                notice.attempts() == 0
                        ? "about to go out"
                        : "not through after " + notice.attempts() + (notice.attempts() == 1 ? " try" : " tries")
                                + " (" + notice.detail() + "), next at "
                                + ZonedTimes.clock(notice.dueAt(), zone, now);
            case SENT ->
                // A mail kept on this machine has reached nobody, and must not look as if it had.
                (notice.keptHere() ? "kept in the mailbox, not sent, " : "sent by " + notice.detail() + " ") + "at "
                        + ZonedTimes.clock(Objects.requireNonNull(notice.endedAt()), zone, now);
            case FAILED -> "failed: " + notice.detail();
            case OVER -> "not sent: " + notice.detail();
        };
    }
}
