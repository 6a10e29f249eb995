package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.AlertTexts;
import com.cinemataztic.incidents.alerts.SubjectNames;
import com.cinemataztic.incidents.platform.SafeText;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the signal of one alert. Every method throws {@link IllegalArgumentException} when the alert is unusable. */
final class SignalBuilder {

    private final WireAlert alert;
    private final Map<String, String> labels;
    private final SubjectNames names;
    private final Instant now;

    SignalBuilder(WireAlert alert, SubjectNames names, Instant now) {
        this.alert = alert;
        this.labels = alert.usableLabels();
        this.names = names;
        this.now = now;
    }

    Signal firing() {
        var fingerprint = fingerprint();
        var subject = subject();
        var errorId = errorId();
        var startsAt = AlertTimes.parse(alert.startsAt(), "startsAt");
        var swap = names.swap(subject.cinemaId(), subject.screenId(), subject.machineId());
        if (swap.isPresent() && !startsAt.isAfter(swap.get().at())) {
            // From a machine that was replaced: it neither holds nor opens a ticket.
            return new Signal.Late(TicketKey.of(errorId, subject, fingerprint), fingerprint, startsAt);
        }
        var summary = SafeText.line(alert.annotation("summary"), 300);
        var fault = new Fault(
                errorId,
                summary.isEmpty() ? alert.alertname() : summary,
                SafeText.block(alert.annotation("description"), 4_000),
                AlertTexts.webAddress(alert.annotation("runbook_url")),
                AlertTexts.webAddress(alert.generatorURL()));
        return new Signal.Firing(
                TicketKey.of(errorId, subject, fingerprint),
                fingerprint,
                startsAt,
                subject,
                fault,
                Severity.parse(labels.get("severity")),
                AlertTimes.faultSince(alert.annotation("fault_since").strip(), now),
                storedLabels(),
                Origin.ALERTMANAGER,
                false);
    }

    Signal.Ended ended() {
        var fingerprint = fingerprint();
        var key = TicketKey.of(errorId(), subject(), fingerprint);
        var startsAt = AlertTimes.parse(alert.startsAt(), "startsAt");
        var endsAt = AlertTimes.parse(alert.endsAt(), "endsAt");
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("resolved, but endsAt is before startsAt");
        }
        return new Signal.Ended(key, fingerprint, startsAt, endsAt);
    }

    /** Returns the labels sanitized for storage. A label whose sanitized name equals the name of another is dropped. */
    private Map<String, String> storedLabels() {
        var stored = new TreeMap<String, String>();
        labels.forEach((name, value) -> {
            var tidy = SafeText.line(name, 200);
            if (tidy.equals(name) || !labels.containsKey(tidy)) {
                stored.put(tidy, SafeText.block(value, 1_000));
            }
        });
        return stored;
    }

    private Subject subject() {
        var cinemaId = alert.id("cinema_id");
        var screenId = alert.id("screen_id");
        var place = names.find(cinemaId, screenId);
        return new Subject(
                place.map(SubjectNames.Place::region)
                        .orElseGet(() -> names.region(labels.get("region"), labels.get("country"))),
                cinemaId,
                place.map(SubjectNames.Place::cinemaName).orElse(name("cinema_name")),
                screenId,
                place.map(SubjectNames.Place::screenName).orElse(name("screen_name")),
                alert.id("machine_id"),
                alert.id("instance"));
    }

    private @Nullable String name(String name) {
        var annotated = SafeText.line(alert.annotation(name), 200);
        var given = annotated.isEmpty() ? SafeText.line(labels.getOrDefault(name, ""), 200) : annotated;
        return given.isEmpty() ? null : given;
    }

    private String errorId() {
        var given = labels.getOrDefault("error_id", "");
        return AlertTexts.isKebab(given) ? given : AlertTexts.kebab(alert.alertname());
    }

    /**
     * Alertmanager always sends a fingerprint. If another sender does not, equal labels still give equal fingerprints.
     */
    private Fingerprint fingerprint() {
        var given = alert.fingerprint();
        if (!given.isEmpty()) {
            return new Fingerprint(given);
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(labels.toString().getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
