package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.tickets.Evidence;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Source of silences; implemented by the module that talks to the monitoring. */
public interface Silences {

    /**
     * @param evidence the alerts that a ticket is based on
     * @return the silence that covers all firing alerts, the one that ends first if there are several; empty when one
     *     of them is not silenced, or none fires
     */
    Optional<Silence> over(Collection<Evidence> evidence);

    /** @return when the silences were last read; until the next reading the answers stay the same */
    Instant readAt();
}
