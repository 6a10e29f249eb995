package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.Sentence;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;

/** Says when names and deadlines may be wrong: the order of the queue depends on them. */
class FleetAgeNote extends Composite<Div> {

    FleetAgeNote() {
        getContent().addClassName("fleet-age");
    }

    void show(TicketQueue.FleetAge age) {
        setVisible(age.stale());
        if (!age.stale()) {
            return;
        }
        getContent().removeAll();
        if (age.readAt() == null) {
            getContent().setText(text("queue.fleet-age.unread"));
        } else {
            var ago = new Element("time-ago");
            ago.setAttribute("at", Long.toString(age.readAt().toEpochMilli()));
            getContent().add(Sentence.of("queue.fleet-age", ago));
        }
    }
}
