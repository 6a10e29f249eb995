package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.platform.HealthCheck;
import com.cinemataztic.incidents.store.StoreUnavailable;
import org.springframework.stereotype.Component;

/** The desk works as long as requests put into its queue are answered. */
@Component
class DeskHealthCheck implements HealthCheck {

    private final TicketDesk desk;

    DeskHealthCheck(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public String problem() {
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
