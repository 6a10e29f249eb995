package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.tickets.TicketRow;
import java.time.Instant;
import java.util.List;

/** Source of health proofs; implemented by the module that talks to the monitoring. */
public interface HealthProofs {

    /**
     * @param recovered a recovered ticket
     * @param since when it recovered
     * @return what is proven now; answered from memory, without a query
     */
    Health of(TicketRow recovered, Instant since);

    /**
     * @param ticket live, recovered or not
     * @param since when it recovered, else when it began
     * @return each condition of the proof as it stands now, in the order in which they are checked; empty when this
     *     source has none
     */
    default List<Guard> guards(TicketRow ticket, Instant since) {
        return List.of();
    }
}
