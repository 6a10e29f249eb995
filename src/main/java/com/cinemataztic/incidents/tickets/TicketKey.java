package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.identity.Actor;

/**
 * What makes two reports the same incident. For alerts it is the error and its subject. The key is built from labels
 * only, so it does not change when names become known. For a ticket without an alert it is its opener and the opener's
 * own key. The database enforces one live ticket per key.
 *
 * @param value version prefix, error id and subject, e.g. {@code 1|machine-offline|dk-014/s3}; or the opener and its
 *     key, e.g. {@code 1|service:lamp-watch|4711}. An error id has no colon, so the two never match
 */
public record TicketKey(String value) {

    /** Changes when the construction of keys changes, so that old and new keys never match by accident. */
    private static final String VERSION = "1";

    private static final String SERVICE = VERSION + "|service:";

    private static final int LONGEST = 1_000;

    public TicketKey {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("not a ticket key: 1 to " + LONGEST + " characters wanted");
        }
    }

    /**
     * The key of an alert: screen, else machine, else cinema, else instance, else the fingerprint.
     *
     * @param errorId what is wrong
     * @param subject what is affected
     * @param fingerprint the alert's fingerprint, for an alert that names nothing else
     */
    public static TicketKey of(String errorId, Subject subject, Fingerprint fingerprint) {
        return new TicketKey(VERSION + "|" + errorId + "|" + subjectOf(subject, fingerprint));
    }

    /**
     * @param opener who reports the incident without an alert
     * @param key the opener's own key of it
     */
    public static TicketKey of(Actor opener, String key) {
        return new TicketKey(namespace(opener) + key);
    }

    /**
     * @param token the name of the API token that opened the ticket
     * @param key its own key of the incident
     */
    public static TicketKey ofService(String token, String key) {
        return new TicketKey(serviceNamespace(token) + key);
    }

    /** @return whether that token opened the ticket */
    public boolean isOpenedByToken(Actor actor) {
        return actor.token() != null && value.startsWith(namespace(actor));
    }

    /** @return whether a service opened the ticket, and not an alert or a person */
    public boolean isOpenedByService() {
        return value.startsWith(SERVICE);
    }

    private static String namespace(Actor opener) {
        return opener.token() == null
                ? VERSION + "|person:" + part(opener.name()) + "|"
                : serviceNamespace(opener.token());
    }

    private static String serviceNamespace(String token) {
        return SERVICE + part(token) + "|";
    }

    /** The name with bars escaped, so that they do not end it. */
    private static String part(String name) {
        return name.replace("%", "%25").replace("|", "%7C");
    }

    private static String subjectOf(Subject subject, Fingerprint fingerprint) {
        if (subject.cinemaId() != null && subject.screenId() != null) {
            return new ScreenRef(subject.cinemaId(), subject.screenId()).path();
        }
        if (subject.machineId() != null) {
            return "machine:" + ScreenRef.part(subject.machineId());
        }
        if (subject.cinemaId() != null) {
            return "cinema:" + ScreenRef.part(subject.cinemaId());
        }
        if (subject.instance() != null) {
            return "instance:" + ScreenRef.part(subject.instance());
        }
        return "alert:" + fingerprint.value();
    }

    @Override
    public String toString() {
        return value;
    }
}
