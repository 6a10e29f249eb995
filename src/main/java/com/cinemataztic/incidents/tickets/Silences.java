package com.cinemataztic.incidents.tickets;

import java.util.Collection;
import java.util.Optional;

/** Where silences are known from; the module that talks to the monitoring gives it. */
public interface Silences {

    /**
     * @param evidence the alerts that a ticket rests on
     * @return the silence over all of them that fire, the one that ends first if they are several; empty when one of
     *     them is not silenced, or none fires
     */
    Optional<Silence> over(Collection<Evidence> evidence);
}
