package com.cinemataztic.incidents.tickets.ui.panel;

import com.cinemataztic.incidents.platform.ui.Shortcut;
import com.cinemataztic.incidents.platform.ui.ShortcutGuide;
import java.util.List;
import org.springframework.stereotype.Component;

/** Names the keys of the queue and of a ticket. */
@Component
class TicketShortcutGuide implements ShortcutGuide {

    @Override
    public List<Shortcut> shortcuts() {
        return List.of(
                TicketShortcuts.SEARCH,
                TicketShortcuts.NEXT,
                TicketShortcuts.PREVIOUS,
                TicketShortcuts.TAKE,
                TicketShortcuts.RELEASE,
                TicketShortcuts.CLOSE,
                TicketShortcuts.UNDO,
                TicketShortcuts.NOTE,
                TicketShortcuts.SELECT,
                TicketShortcuts.PAUSE);
    }
}
