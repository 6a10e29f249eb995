package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.fleet.ScreenRef;

/**
 * What makes two alerts the same incident: the error and its subject, from labels only, so that it cannot flip when
 * names become known. One live ticket per key is a law of the database.
 *
 * @param value version prefix, error id and subject, e.g. {@code 1|machine-offline|dk-014/s3}
 */
public record TicketKey(String value) {

    /** Changes when the way keys are made changes, so that old and new never meet by accident. */
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
     * @param subject what it is wrong with
     * @param fingerprint the alert's, for one that names nothing else
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
