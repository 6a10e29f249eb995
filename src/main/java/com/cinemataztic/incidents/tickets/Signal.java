package com.cinemataztic.incidents.tickets;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is told of one alert. Signals of one request are taken in the order given: ended before firing. */
public sealed interface Signal {

    /** @return which incident it is about */
    TicketKey key();

    /** @return which alert it is about */
    Fingerprint fingerprint();

    /**
     * The alert fires.
     *
     * @param startsAt names the episode
     * @param subject what it is about
     * @param fault what is wrong
     * @param severity how bad
     * @param faultSince when the fault began, where the rule tells it
     * @param labels all labels
     * @param origin who tells it
     * @param confirmed whether an Alertmanager was asked and says that it fires, so that no earlier end holds against it
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

        public Firing {
            labels = Map.copyOf(labels);
        }

        /** @return the same, with every Alertmanager's word (or, for want of one, the safe assumption) that it fires */
        public Firing asConfirmed() {
            return asConfirmed(startsAt);
        }

        /** @return the same, with an Alertmanager's word that it fires since then */
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
     * No Alertmanager that is configured lists the alert any more, though the portal saw it listed: its end was lost on
     * the way.
     *
     * @param startsAt the episode that was listed; another one is not meant
     * @param at when it was missing
     */
    record Unlisted(TicketKey key, Fingerprint fingerprint, Instant startsAt, Instant at) implements Signal {}

    /**
     * A firing that came after its end: every Alertmanager was asked and none has it.
     *
     * @param told what was told
     */
    record ConfirmedResolved(Firing told) implements Signal {
        @Override
        public TicketKey key() {
            return told.key();
        }

        @Override
        public Fingerprint fingerprint() {
            return told.fingerprint();
        }
    }

    /**
     * A firing of a machine that stands at the screen no more: it neither holds nor opens a ticket.
     *
     * @param startsAt the episode it told of
     */
    record Late(TicketKey key, Fingerprint fingerprint, Instant startsAt) implements Signal {}
}
