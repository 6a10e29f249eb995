package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.tickets.TicketRow;
import java.time.Instant;

/** Source of health proofs; implemented by the module that talks to the monitoring. */
public interface HealthProofs {

    /**
     * @param recovered a recovered ticket
     * @param since when it recovered
     * @return what is proven now; answered from memory, without a query
     */
    Health of(TicketRow recovered, Instant since);
}
