package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.tickets.Signal;
import java.time.Instant;
import java.util.Collection;

/** Learns what a webhook delivered, before it is processed. */
@FunctionalInterface
public interface DeliveryListener {

    /** Never fails: a delivery must not depend on it. */
    void received(Collection<Signal> signals, Instant at);
}
