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
    private static final Duration LATELY = Duration.ofDays(1);

    private final IntakeMetrics figures;
    private final DeadLetters letters;
    private final Clock clock;

    IntakeHealth(IntakeMetrics figures, DeadLetters letters, Clock clock) {
        this.figures = figures;
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
                                Long.toString(figures.count(Counted.ALERTS)),
                                Level.OK,
                                "Counted, like all of these, since the portal's start:",
                                figures.since()),
                        new Finding(
                                "Stored",
                                Long.toString(figures.count(Counted.STORED)),
                                Level.OK,
                                "Opened or changed a ticket, durably, before Alertmanager was answered."),
                        new Finding(
                                "Duplicates",
                                Long.toString(figures.count(Counted.DUPLICATES)),
                                Level.OK,
                                "Changed nothing: repeats of what still fires."),
                        leftOut(),
                        replaced(),
                        refused(
                                401,
                                "Rejected: no valid token",
                                Level.WRONG,
                                "Alerts may be missing. Check credentials_file against PORTAL_WEBHOOK_TOKEN."),
                        refused(
                                413,
                                "Rejected: too large",
                                Level.WRONG,
                                "Alerts are missing: Alertmanager does not send those again. Make its groups smaller."),
                        refused(
                                503,
                                "Rejected: busy or store down",
                                Level.NOTICE,
                                "Alertmanager sends them again until they are taken."),
                        kept()));
    }

    private Finding leftOut() {
        var count = figures.count(Counted.TRUNCATED);
        return new Finding(
                "Left out by Alertmanager",
                Long.toString(count),
                count == 0 ? Level.OK : Level.WRONG,
                count == 0 ? "" : "Set max_alerts of its webhook to 0: what it leaves out can't be seen.");
    }

    private Finding replaced() {
        var count = figures.count(Counted.REPLACED);
        return new Finding(
                "Invalid bytes replaced",
                Long.toString(count),
                count == 0 ? Level.OK : Level.NOTICE,
                count == 0 ? "" : "U+FFFD stands in texts of tickets where the sender's bytes were not UTF-8.");
    }

    private Finding refused(int status, String what, Level level, String explanation) {
        var last = figures.refusedAt(status);
        var lately = last != null && last.plus(LATELY).isAfter(clock.instant());
        return new Finding(
                what,
                Long.toString(figures.refused(status)),
                lately ? level : Level.OK,
                last == null ? "" : explanation + " The last one:",
                last);
    }

    private Finding kept() {
        try {
            var count = letters.count();
            return count == 0
                    ? new Finding("Dead letters", "none", Level.OK, "All that came could be used.")
                    : new Finding(
                            "Dead letters",
                            Long.toString(count),
                            Level.WRONG,
                            "They say something that is no ticket. Look at each, and replay or delete it.");
        } catch (StoreUnavailable down) {
            return new Finding("Dead letters", "not readable", Level.WRONG, "The store does not answer.");
        }
    }
}
