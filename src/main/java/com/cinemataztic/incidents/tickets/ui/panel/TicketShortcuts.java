package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.platform.ui.Shortcut;

/** What single keys do in the queue and to a ticket. */
public final class TicketShortcuts {

    public static final Shortcut NEXT = new Shortcut("next", "j", "ticket.key.next");
    public static final Shortcut PREVIOUS = new Shortcut("previous", "k", "ticket.key.previous");
    public static final Shortcut SEARCH = new Shortcut("search", "/", "ticket.key.search");
    public static final Shortcut SELECT = new Shortcut("select", "x", "ticket.key.select");
    public static final Shortcut PAUSE = new Shortcut("pause", "p", "ticket.key.pause");

    static final Shortcut TAKE = new Shortcut("take", "t", "ticket.key.take");
    static final Shortcut RELEASE = new Shortcut("release", "r", "ticket.key.release");
    static final Shortcut CLOSE = new Shortcut("close", "c", "ticket.key.close");
    static final Shortcut NOTE = new Shortcut("note", "n", "ticket.key.note");
    static final Shortcut UNDO = new Shortcut("undo", "u", "ticket.key.undo");

    private TicketShortcuts() {}
}
