package com.cinemataztic.incidents.notifications.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.planning.NotificationHistory;
import com.cinemataztic.incidents.notifications.planning.Suppression;
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
        return text("notifications.title");
    }

    @Override
    public Optional<Component> of(String id, ZoneId zone) {
        var page = ledger.of(new TicketId(id));
        var section = new Div();
        section.addClassName("told");
        var resting = page.resting();
        if (resting != null) {
            var until = page.until();
            section.add(new Paragraph(
                    until == null
                            ? text("notifications.paused", why(resting))
                            : text(
                                    "notifications.paused-until",
                                    why(resting),
                                    ZonedTimes.clock(until, zone, clock.instant()))));
        }
        if (page.notices().isEmpty()) {
            if (resting == null) {
                section.add(new Paragraph(text("notifications.none")));
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
        var what = new Span(text("notifications.entry", what(notice.what()), how(notice, zone)));
        what.addClassName("told-how");
        var item = new ListItem(icon(notice.state()), who, what);
        item.getElement().setAttribute("data-state", notice.state().word());
        return item;
    }

    private static String why(Suppression.Reason reason) {
        return switch (reason) {
            case UNDER_SITE -> text("notifications.paused.under-site");
            case MAINTENANCE -> text("notifications.paused.maintenance");
            case SILENCED -> text("notifications.paused.silenced");
            case DARK_HOURS -> text("notifications.paused.dark-hours");
            case RECOVERING -> text("notifications.paused.recovering");
            case ROLL_UP -> text("notifications.paused.roll-up");
        };
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
            case TicketEvent.Opened() -> text("notifications.opened");
            case TicketEvent.SeverityRose(var from) -> text("notifications.severity-rose", from.word());
            case TicketEvent.Reopened() -> text("notifications.reopened");
            case TicketEvent.TakenOver(var by) -> text("notifications.taken-over", by);
            case TicketEvent.ClosedByItself() -> text("notifications.closed-automatically");
            case TicketEvent.Escalated(var level) -> text("notifications.escalated", level);
            case TicketEvent.LastCall() -> text("notifications.last-call");
            case TicketEvent.Over() -> text("notifications.closed");
        };
    }

    private String how(OutboxEntry notice, ZoneId zone) {
        var now = clock.instant();
        return switch (notice.state()) {
            case WAITING ->
                notice.attempts() == 0
                        ? text("notifications.waiting")
                        : text(
                                "notifications.retrying",
                                notice.attempts(),
                                notice.detail(),
                                ZonedTimes.clock(notice.dueAt(), zone, now));
            case SENT -> {
                var at = ZonedTimes.clock(Objects.requireNonNull(notice.endedAt()), zone, now);
                // A mail kept on this machine has reached nobody, and must not look as if it had.
                yield notice.keptHere()
                        ? text("notifications.kept", at)
                        : text("notifications.sent", notice.detail(), at);
            }
            case FAILED -> text("notifications.failed", notice.detail());
            case OVER -> text("notifications.not-sent", notice.detail());
        };
    }
}
