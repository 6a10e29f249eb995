package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.Comparator;

/** The history of the ticket, newest first. */
class TimelinePart extends Composite<OrderedList> {

    TimelinePart() {
        getContent().addClassName("timeline");
    }

    void show(Ticket ticket, ZoneId zone) {
        getContent().removeAll();
        ticket.timeline().stream()
                .sorted(Comparator.comparing(TimelineEntry::at).reversed())
                .map(entry -> item(entry, ticket, zone))
                .forEach(getContent()::add);
    }

    private static ListItem item(TimelineEntry entry, Ticket ticket, ZoneId zone) {
        var what = new Span(TicketWords.kind(entry, ticket));
        what.addClassName("timeline-what");
        var who = new Span(TicketWords.who(entry));
        who.addClassName("timeline-who");
        var item = new ListItem(what, who, ZonedTimes.ago(entry.at(), zone));
        item.getElement().setAttribute("data-kind", entry.kind().word());
        var dueAt = entry.dueAt();
        if (dueAt != null) {
            var due = new Span(text("ticket.timeline.due", ZonedTimes.clock(dueAt, zone, entry.at())));
            due.addClassName("timeline-due");
            item.addComponentAtIndex(1, due);
        }
        if (!entry.note().isBlank() && entry.undoes() == null) {
            var note = new Div(entry.note());
            note.addClassName("timeline-note");
            item.add(note);
        }
        return item;
    }
}
