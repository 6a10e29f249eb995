package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.platform.VitalSign;
import com.cinemataztic.incidents.store.StoreUnavailable;
import org.springframework.stereotype.Component;

/** The desk works while what is put into its queue comes out answered. */
@Component
class DeskSign implements VitalSign {

    private final TicketDesk desk;

    DeskSign(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public String ailment() {
        try {
            desk.probe();
            return "";
        } catch (DeskBusy full) {
            return "more waits than it can take";
        } catch (StoreUnavailable unavailable) {
            return String.valueOf(unavailable.getMessage());
        }
    }
}
