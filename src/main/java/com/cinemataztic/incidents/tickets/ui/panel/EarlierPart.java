package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;

/** The last tickets of the same screen, and those of the same machine elsewhere. Looked for when a person wants them. */
class EarlierPart extends Composite<NativeDetails> {

    private final TicketViewModel model;
    private final Div found = new Div();
    private @Nullable TicketId shown;
    private @Nullable Ticket ticket;

    EarlierPart(TicketViewModel model) {
        this.model = model;
        var details = getContent();
        details.addClassName("ticket-earlier");
        details.setSummaryText(text("ticket.earlier", TicketViewModel.EARLIER.toDays()));
        details.setContent(found);
        details.addToggleListener(event -> {
            if (event.isOpened()) {
                look();
            }
        });
    }

    void show(Ticket of) {
        ticket = of;
        if (!of.id().equals(shown)) {
            shown = of.id();
            getContent().setOpen(false);
            found.removeAll();
        }
    }

    private void look() {
        found.removeAll();
        if (ticket != null) {
            found.add(list(ticket));
        }
    }

    private Component list(Ticket of) {
        try {
            var earlier = model.earlier(of);
            if (earlier.isEmpty()) {
                return new Paragraph(text("ticket.earlier.none"));
            }
            var list = new UnorderedList();
            earlier.forEach(entry -> list.add(item(entry, of)));
            return list;
        } catch (StoreUnavailable unavailable) {
            return new Paragraph(Message.unread(unavailable).text());
        }
    }

    private static ListItem item(QueueEntry entry, Ticket of) {
        var row = entry.row();
        var item = new ListItem(
                new Anchor(TicketLinks.of(row.id()), row.id().value()),
                new Span(row.fault().summary()),
                new Span(TicketWords.state(row.state())));
        var subject = row.subject();
        var sameScreen = subject.screenId() != null
                && subject.screenId().equals(of.subject().screenId())
                && subject.cinemaId() != null
                && subject.cinemaId().equals(of.subject().cinemaId());
        if (!sameScreen && entry.screenName() != null) {
            item.add(new Span(text("ticket.earlier.elsewhere", TicketWords.place(entry), entry.screenName())));
        }
        item.add(ZonedTimes.ago(row.startedAt(), entry.zone()));
        return item;
    }
}
