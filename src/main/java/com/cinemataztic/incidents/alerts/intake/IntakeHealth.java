package com.cinemataztic.incidents.alerts.intake;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
                text("health.intake.title"),
                10,
                List.of(
                        new Finding(
                                text("health.intake.received"),
                                Long.toString(metrics.count(Counted.ALERTS)),
                                Level.OK,
                                text("health.intake.received.text"),
                                metrics.since()),
                        new Finding(
                                text("health.intake.stored"),
                                Long.toString(metrics.count(Counted.STORED)),
                                Level.OK,
                                text("health.intake.stored.text")),
                        new Finding(
                                text("health.intake.duplicates"),
                                Long.toString(metrics.count(Counted.DUPLICATES)),
                                Level.OK,
                                text("health.intake.duplicates.text")),
                        leftOut(),
                        replaced(),
                        rejected(
                                401,
                                text("health.intake.rejected.token"),
                                Level.WRONG,
                                text("health.intake.rejected.token.text")),
                        rejected(
                                413,
                                text("health.intake.rejected.size"),
                                Level.WRONG,
                                text("health.intake.rejected.size.text")),
                        rejected(
                                503,
                                text("health.intake.rejected.busy"),
                                Level.NOTICE,
                                text("health.intake.rejected.busy.text")),
                        deadLetters()));
    }

    private Finding leftOut() {
        var count = metrics.count(Counted.TRUNCATED);
        return new Finding(
                text("health.intake.truncated"),
                Long.toString(count),
                count == 0 ? Level.OK : Level.WRONG,
                count == 0 ? "" : text("health.intake.truncated.text"));
    }

    private Finding replaced() {
        var count = metrics.count(Counted.REPLACED);
        return new Finding(
                text("health.intake.replaced"),
                Long.toString(count),
                count == 0 ? Level.OK : Level.NOTICE,
                count == 0 ? "" : text("health.intake.replaced.text"));
    }

    private Finding rejected(int status, String what, Level level, String explanation) {
        var last = metrics.rejectedAt(status);
        var recent = last != null && last.plus(RECENT).isAfter(clock.instant());
        return new Finding(
                what,
                Long.toString(metrics.rejected(status)),
                recent ? level : Level.OK,
                last == null ? "" : explanation,
                last);
    }

    private Finding deadLetters() {
        try {
            var count = letters.count();
            return count == 0
                    ? new Finding(
                            text("health.intake.dead-letters"),
                            text("health.none"),
                            Level.OK,
                            text("health.intake.dead-letters.none"))
                    : new Finding(
                            text("health.intake.dead-letters"),
                            Long.toString(count),
                            Level.WRONG,
                            text("health.intake.dead-letters.text"));
        } catch (StoreUnavailable down) {
            return new Finding(
                    text("health.intake.dead-letters"),
                    text("health.not-readable"),
                    Level.WRONG,
                    text("health.store-down"));
        }
    }
}
