package com.cinemataztic.incidents.overview.tonight;

import java.util.Locale;

/** Whether a screen can play its next show, as far as that is proven. */
public enum Readiness {
    /** Something is broken. */
    AT_RISK,
    /** Nothing proves that it is ready. */
    UNKNOWN,
    /** Somebody works on it, by plan. */
    MAINTENANCE,
    /** Proven healthy by fresh data. */
    READY;

    /** @return the word in texts' keys and CSS, e.g. {@code at-risk} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why a screen is what it is. */
    public enum Reason {
        /** A live ticket is about it. */
        TICKET(AT_RISK),
        /** The vendor reports a fault that no live ticket is about, e.g. because a person closed it. */
        FAULT(AT_RISK),
        /** Monitoring does not see everything, so no data is trusted. */
        BLIND(UNKNOWN),
        /** The vendor lists no machine there. */
        NO_MACHINE(UNKNOWN),
        /** The data about a machine is too old, or there is none. */
        NO_DATA(UNKNOWN),
        /** No show is known: there may be one at any moment. */
        NO_SCHEDULE(UNKNOWN),
        /** A planned window covers now or the beginning of the show. */
        WINDOW(MAINTENANCE),
        /** All its machines are healthy, by fresh data. */
        PROVEN(READY);

        private final Readiness readiness;

        Reason(Readiness readiness) {
            this.readiness = readiness;
        }

        /** @return what it means for the screen */
        public Readiness readiness() {
            return readiness;
        }

        /** @return the word in texts' keys, e.g. {@code no-data} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
