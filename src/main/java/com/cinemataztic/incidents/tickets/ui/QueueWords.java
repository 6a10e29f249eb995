package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;

/** The texts of the queue that more than one of its parts needs. */
final class QueueWords {

    private QueueWords() {}

    /** @return what waits for the hand to leave the list; empty: nothing */
    static String waiting(QueueTree.Waiting waiting) {
        if (waiting.isEmpty()) {
            return "";
        }
        return waiting.worst()
                .map(worst -> text("queue.hand.new", waiting.arrived().size(), TicketWords.severity(worst)))
                .orElseGet(() -> text("queue.hand.order"));
    }

    /** @return why the list is empty */
    static String empty(QueueFilter filter, boolean signedIn) {
        if (!signedIn) {
            return text("page.signed-out");
        }
        if (!filter.text().isBlank()) {
            return text("queue.empty.search", filter.text());
        }
        if (filter.narrows()) {
            return text("queue.empty.filter");
        }
        return filter.choice() == QueueFilter.Choice.CLOSED ? text("queue.empty.closed") : text("queue.empty");
    }

    /** @return e.g. {@code + 7 screens in 1 site} */
    static String folded(TicketQueue.Counts live) {
        return text("queue.folded", live.screens(), live.sites());
    }
}
