package com.cinemataztic.incidents.tickets;

import java.time.Instant;

/** Where proof of health comes from; the module that talks to the monitoring gives it. */
public interface HealthProofs {

    /**
     * @param recovered a recovered ticket
     * @param since when it recovered
     * @return what is proven now; answered from memory, asks nobody
     */
    Health of(TicketRow recovered, Instant since);
}
