package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.board.TicketQueue;

/** The texts of the queue that more than one of its parts needs. */
final class QueueWords {

    private QueueWords() {}

    /** @return e.g. {@code + 7 screens in 1 site} */
    static String folded(TicketQueue.Counts live) {
        return text("queue.folded", live.screens(), live.sites());
    }
}
