package com.cinemataztic.incidents.tickets;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report about one alert. The signals of one request are processed in the order given: ended before firing. */
public sealed interface Signal {

    /** @return the key of the incident */
    TicketKey key();

    /** @return the alert's fingerprint */
    Fingerprint fingerprint();

    /**
     * The alert fires.
     *
     * @param startsAt identifies the episode
     * @param subject the ticket's subject
     * @param fault what is wrong
     * @param severity the alert's severity
     * @param faultSince when the fault began, where the rule reports it
     * @param labels all labels
     * @param origin who reports it
     * @param confirmed whether an Alertmanager was asked and confirmed that it fires; then no earlier end counts
     *     against it
     */
    record Firing(
            TicketKey key,
            Fingerprint fingerprint,
            Instant startsAt,
            Subject subject,
            Fault fault,
            Severity severity,
            @Nullable Instant faultSince,
            Map<String, String> labels,
            Origin origin,
            boolean confirmed)
            implements Signal {

        /** The label of a drill that says who is notified. */
        public static final String DRILL_NOTIFIES = "drill_notifies";

        /** The value of that label for a drill of which nobody is notified. */
        public static final String NOBODY = "nobody";

        public Firing {
            labels = Map.copyOf(labels);
        }

        /** @return whether people are notified of its ticket: always, but for a drill that says otherwise */
        public boolean notifies() {
            return !fault.isDrill() || !NOBODY.equals(labels.get(DRILL_NOTIFIES));
        }

        /** @return the same, confirmed as firing by every Alertmanager or, if none answers, by the safe assumption */
        public Firing asConfirmed() {
            return asConfirmed(startsAt);
        }

        /** @return the same, confirmed by an Alertmanager as firing since then */
        public Firing asConfirmed(Instant since) {
            return new Firing(key, fingerprint, since, subject, fault, severity, faultSince, labels, origin, true);
        }
    }

    /**
     * The alert has ended.
     *
     * @param startsAt the episode that ended
     * @param endsAt when it ended
     */
    record Ended(TicketKey key, Fingerprint fingerprint, Instant startsAt, Instant endsAt) implements Signal {}

    /**
     * No configured Alertmanager lists the alert any more, although the portal saw it listed: its end was lost in
     * transit.
     *
     * @param startsAt the episode that was listed; the signal concerns no other
     * @param at when it was found missing
     */
    record Unlisted(TicketKey key, Fingerprint fingerprint, Instant startsAt, Instant at) implements Signal {}

    /**
     * A firing that arrived after its end. Every Alertmanager was asked, and none lists it.
     *
     * @param firing as it was reported
     */
    record ConfirmedResolved(Firing firing) implements Signal {
        @Override
        public TicketKey key() {
            return firing.key();
        }

        @Override
        public Fingerprint fingerprint() {
            return firing.fingerprint();
        }
    }

    /**
     * A firing of a machine that is no longer installed at the screen. It neither holds nor opens a ticket.
     *
     * @param startsAt the episode it reported
     */
    record Late(TicketKey key, Fingerprint fingerprint, Instant startsAt) implements Signal {}
}
