package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.fleet.ScreenRef;

/**
 * What makes two alerts the same incident: the error and its subject. The key is built from labels only, so it does not
 * change when names become known. The database enforces one live ticket per key.
 *
 * @param value version prefix, error id and subject, e.g. {@code 1|machine-offline|dk-014/s3}
 */
public record TicketKey(String value) {

    /** Changes when the construction of keys changes, so that old and new keys never match by accident. */
    private static final String VERSION = "1";

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
