package com.cinemataztic.incidents.tickets;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert that a ticket is based on, as last reported.
 *
 * @param fingerprint identifies the label set
 * @param startsAt identifies the episode; the ticket orders reports by it
 * @param endsAt when the episode ended; null while it fires
 * @param severity the severity of this alert
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

    /** @return whether the alert fires, as far as the portal knows */
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
