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
        section.addClassName("notifications");
        var suppression = page.suppression();
        if (suppression != null) {
            var until = page.until();
            section.add(new Paragraph(
                    until == null
                            ? text("notifications.paused", why(suppression))
                            : text(
                                    "notifications.paused-until",
                                    why(suppression),
                                    ZonedTimes.clock(until, zone, clock.instant()))));
        }
        if (page.entries().isEmpty()) {
            if (suppression == null) {
                section.add(new Paragraph(text("notifications.none")));
            }
        } else {
            var list = new UnorderedList();
            page.entries().forEach(entry -> list.add(item(entry, zone)));
            section.add(list);
        }
        return Optional.of(section);
    }

    private ListItem item(OutboxEntry entry, ZoneId zone) {
        var who = new Span(entry.recipient());
        who.addClassName("notification-who");
        var what = new Span(text("notifications.entry", what(entry.what()), how(entry, zone)));
        what.addClassName("notification-how");
        var item = new ListItem(icon(entry), who, what);
        item.getElement()
                .setAttribute(
                        "data-state", entry.kept() ? "kept" : entry.state().word());
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

    private static Icon icon(OutboxEntry entry) {
        var icon = new Icon(
                switch (entry.state()) {
                    case WAITING -> VaadinIcon.CLOCK;
                    case SENT -> entry.kept() ? VaadinIcon.INBOX : VaadinIcon.CHECK;
                    case FAILED -> VaadinIcon.WARNING;
                    case OVER -> VaadinIcon.MINUS;
                });
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }

    private static String what(TicketEvent what) {
        return switch (what) {
            case TicketEvent.Opened() -> text("notifications.opened");
            case TicketEvent.Drill() -> text("notifications.drill");
            case TicketEvent.SeverityRose(var from) -> text("notifications.severity-rose", from.word());
            case TicketEvent.Reopened() -> text("notifications.reopened");
            case TicketEvent.TakenOver(var by) -> text("notifications.taken-over", by);
            case TicketEvent.ClosedByItself() -> text("notifications.closed-automatically");
            case TicketEvent.Escalated(var level) -> text("notifications.escalated", level);
            case TicketEvent.LastCall() -> text("notifications.last-call");
            case TicketEvent.Over() -> text("notifications.closed");
        };
    }

    private String how(OutboxEntry entry, ZoneId zone) {
        var now = clock.instant();
        return switch (entry.state()) {
            case WAITING ->
                entry.attempts() == 0
                        ? text("notifications.waiting")
                        : text(
                                "notifications.retrying",
                                entry.attempts(),
                                entry.detail(),
                                ZonedTimes.clock(entry.dueAt(), zone, now));
            case SENT -> {
                var at = ZonedTimes.clock(Objects.requireNonNull(entry.endedAt()), zone, now);
                // A mail kept on this machine has reached nobody, and must not look as if it had.
                yield entry.kept() ? text("notifications.kept", at) : text("notifications.sent", entry.detail(), at);
            }
            case FAILED -> text("notifications.failed", entry.detail());
            case OVER -> text("notifications.not-sent", entry.detail());
        };
    }
}
