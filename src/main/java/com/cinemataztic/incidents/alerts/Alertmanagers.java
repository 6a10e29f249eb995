package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.tickets.Fingerprint;
import java.util.Set;

/** Every configured Alertmanager, asked together. For the intake, the proofs and the adapter only. */
public interface Alertmanagers {

    /**
     * Asks all of them at once and waits for the slowest, or its time-out.
     *
     * @return what they said; never throws
     */
    Heard ask();

    /**
     * What all of them said at one moment.
     *
     * @param configured how many there are
     * @param answered how many answered believably: an answer without the Watchdog in it is that of an Alertmanager
     *     that has just started and knows nothing yet
     * @param active the alerts that at least one has, silenced or not
     */
    record Heard(int configured, int answered, Set<Fingerprint> active) {

        /** @return whether there is any answer to go by */
        boolean anyAnswered() {
            return answered > 0;
        }

        /** @return whether all that are configured answered; true when none is */
        boolean allAnswered() {
            return answered == configured;
        }

        /** @return whether one of them has this alert */
        boolean active(Fingerprint fingerprint) {
            return active.contains(fingerprint);
        }
    }
}
