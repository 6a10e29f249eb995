package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Instant;
import java.util.Map;

/** Signals as tests need them; each {@code with} changes one thing. */
public record Given(
        String errorId,
        String screen,
        String fingerprint,
        Instant startsAt,
        Severity severity,
        String summary,
        RegionId region) {

    /** A moment to count from. */
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** @return a machine offline on that screen of cinema dk-001, since noon */
    public static Given offline(String screen) {
        return new Given(
                "machine-offline",
                screen,
                "fp-" + screen,
                NOON,
                Severity.CRITICAL,
                "Machine is offline",
                new RegionId("denmark"));
    }

    /** @return an alert about the pipeline or the portal, since noon: about no place */
    public static Given ofTheSystem(String errorId) {
        return new Given(errorId, "", "fp-" + errorId, NOON, Severity.CRITICAL, errorId, RegionId.UNASSIGNED);
    }

    public Given error(String other) {
        return new Given(other, screen, fingerprint, startsAt, severity, summary, region);
    }

    public Given fingerprint(String other) {
        return new Given(errorId, screen, other, startsAt, severity, summary, region);
    }

    public Given startsAt(Instant other) {
        return new Given(errorId, screen, fingerprint, other, severity, summary, region);
    }

    public Given severity(Severity other) {
        return new Given(errorId, screen, fingerprint, startsAt, other, summary, region);
    }

    public Given summary(String other) {
        return new Given(errorId, screen, fingerprint, startsAt, severity, other, region);
    }

    public Given region(String other) {
        return new Given(errorId, screen, fingerprint, startsAt, severity, summary, new RegionId(other));
    }

    /** @return its key */
    public TicketKey key() {
        return TicketKey.of(errorId, subject(), new Fingerprint(fingerprint));
    }

    /** @return that it fires */
    public Signal.Firing fires() {
        return new Signal.Firing(
                key(),
                new Fingerprint(fingerprint),
                startsAt,
                subject(),
                new Fault(errorId, summary, "", null, null),
                severity,
                null,
                Map.of("alertname", "MachineOffline", "screen_id", screen),
                Origin.ALERTMANAGER,
                false);
    }

    /** @return that its episode ended */
    public Signal.Ended ends(Instant endsAt) {
        return new Signal.Ended(key(), new Fingerprint(fingerprint), startsAt, endsAt);
    }

    private Subject subject() {
        return screen.isEmpty()
                ? new Subject(region, null, null, null, null, null, null)
                : new Subject(region, "dk-001", "Ærø Bio", screen, "Sal " + screen, "02:c1:00:00:00:01", null);
    }
}
