package com.cinemataztic.incidents.alerts.intake;

import com.cinemataztic.incidents.alerts.intake.IntakeMetrics.Counted;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows what the webhook received, what was stored of it, and what was rejected. */
@Component
class IntakeHealth implements HealthReporter {

    /** A rejection in the last day may have been missed overnight; an older one somebody had time to notice. */
    private static final Duration RECENT = Duration.ofDays(1);

    private final IntakeMetrics metrics;
    private final DeadLetters letters;
    private final Clock clock;

    IntakeHealth(IntakeMetrics metrics, DeadLetters letters, Clock clock) {
        this.metrics = metrics;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection(
                "Intake",
                10,
                List.of(
                        new Finding(
                                "Alerts received",
                                Long.toString(metrics.count(Counted.ALERTS)),
                                Level.OK,
                                "Counted, like all of these, since the portal's start:",
                                metrics.since()),
                        new Finding(
                                "Stored",
                                Long.toString(metrics.count(Counted.STORED)),
                                Level.OK,
                                "Opened or changed a ticket, durably, before Alertmanager was answered."),
                        new Finding(
                                "Duplicates",
                                Long.toString(metrics.count(Counted.DUPLICATES)),
                                Level.OK,
                                "Changed nothing: repeats of alerts that still fire."),
                        leftOut(),
                        replaced(),
                        rejected(
                                401,
                                "Rejected: no valid token",
                                Level.WRONG,
                                "Alerts may be missing. Check credentials_file against PORTAL_WEBHOOK_TOKEN."),
                        rejected(
                                413,
                                "Rejected: too large",
                                Level.WRONG,
                                "Alerts are missing: Alertmanager does not send those again. Make its groups smaller."),
                        rejected(
                                503,
                                "Rejected: busy or store down",
                                Level.NOTICE,
                                "Alertmanager sends them again until they are accepted."),
                        deadLetters()));
    }

    private Finding leftOut() {
        var count = metrics.count(Counted.TRUNCATED);
        return new Finding(
                "Left out by Alertmanager",
                Long.toString(count),
                count == 0 ? Level.OK : Level.WRONG,
                count == 0 ? "" : "Set max_alerts of its webhook to 0: alerts that it leaves out are lost.");
    }

    private Finding replaced() {
        var count = metrics.count(Counted.REPLACED);
        return new Finding(
                "Invalid bytes replaced",
                Long.toString(count),
                count == 0 ? Level.OK : Level.NOTICE,
                count == 0 ? "" : "U+FFFD replaces the sender's bytes that were not UTF-8 in the texts of tickets.");
    }

    private Finding rejected(int status, String what, Level level, String explanation) {
        var last = metrics.rejectedAt(status);
        var recent = last != null && last.plus(RECENT).isAfter(clock.instant());
        return new Finding(
                what,
                Long.toString(metrics.rejected(status)),
                recent ? level : Level.OK,
                last == null ? "" : explanation + " The last one:",
                last);
    }

    private Finding deadLetters() {
        try {
            var count = letters.count();
            return count == 0
                    ? new Finding("Dead letters", "none", Level.OK, "Everything received could be used.")
                    : new Finding(
                            "Dead letters",
                            Long.toString(count),
                            Level.WRONG,
                            "Their alerts became no tickets. Check each one, then replay or delete it.");
        } catch (StoreUnavailable down) {
            return new Finding("Dead letters", "not readable", Level.WRONG, "The store does not answer.");
        }
    }
}
