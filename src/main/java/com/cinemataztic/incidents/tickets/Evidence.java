package com.cinemataztic.incidents.tickets;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert that a ticket rests on, as last told.
 *
 * @param fingerprint which label set
 * @param startsAt names the episode; the ticket orders what it is told by it
 * @param endsAt when the episode ended, null while it fires
 * @param severity how bad this alert is
 * @param labels the alert's labels
 */
public record Evidence(
        Fingerprint fingerprint,
        Instant startsAt,
        @Nullable Instant endsAt,
        Severity severity,
        Map<String, String> labels) {

    public Evidence {
        labels = Map.copyOf(labels);
    }

    /** @return whether the alert fires as far as is known */
    public boolean firing() {
        return endsAt == null;
    }

    /** @return the alert's name; empty when it has none */
    public String alertname() {
        return labels.getOrDefault("alertname", "");
    }

    public Evidence ended(Instant at) {
        return new Evidence(fingerprint, startsAt, at, severity, labels);
    }
}
