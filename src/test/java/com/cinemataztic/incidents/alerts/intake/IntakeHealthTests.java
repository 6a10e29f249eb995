package com.cinemataztic.incidents.alerts.intake;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.DeadLettersInMemory;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.tickets.desk.Receipt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** What was received and what was rejected, from the meters that Prometheus reads. */
class IntakeHealthTests {

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLettersInMemory letters = new DeadLettersInMemory();
    private final IntakeMetrics metrics = new IntakeMetrics(meters, letters, clock);
    private final IntakeHealth evidence = new IntakeHealth(metrics, letters, clock);

    @Test
    void aFreshStartIsAllWellAndSaysSinceWhenItCounts() {
        assertThat(findings()).extracting(Finding::level).containsOnly(Level.OK);
        assertThat(finding("Alerts received").at()).isEqualTo(NOON);
    }

    @Test
    void whatChangedNothingIsADuplicate() {
        metrics.accepted(10, 1, new Receipt(3, 2, List.of()), 0);
        metrics.accepted(1, 0, new Receipt(1, 1, List.of()), 0);
        assertThat(finding("Alerts received").value()).isEqualTo("12");
        assertThat(finding("Stored").value()).isEqualTo("7");
        assertThat(finding("Duplicates").value()).isEqualTo("5");
        assertThat(meters.counter("portal.intake.alerts").count()).isEqualTo(12);
        assertThat(meters.counter("portal.intake.stored").count()).isEqualTo(7);
        assertThat(meters.counter("portal.intake.duplicates").count()).isEqualTo(5);
    }

    @Test
    void aRejectionIsWrongForADay() {
        metrics.unauthorized();
        metrics.answered(413);
        metrics.answered(503);
        metrics.answered(200);
        assertThat(finding("Rejected: no valid token").level()).isEqualTo(Level.WRONG);
        assertThat(finding("Rejected: too large").level()).isEqualTo(Level.WRONG);
        assertThat(finding("Rejected: busy or store down").level()).isEqualTo(Level.NOTICE);
        clock.add(Duration.ofDays(1).plusSeconds(1));
        metrics.answered(503);
        assertThat(finding("Rejected: no valid token").level()).isEqualTo(Level.OK);
        assertThat(finding("Rejected: no valid token").value()).isEqualTo("1");
        assertThat(finding("Rejected: no valid token").at()).isEqualTo(NOON);
        assertThat(finding("Rejected: busy or store down").value()).isEqualTo("2");
        assertThat(meters.counter("portal.webhook.requests", "status", "503").count())
                .isEqualTo(2);
    }

    @Test
    void whatAlertmanagerLeftOutIsWrong() {
        metrics.accepted(1, 0, new Receipt(1, 0, List.of()), 7);
        assertThat(finding("Truncated by Alertmanager"))
                .returns("7", Finding::value)
                .returns(Level.WRONG, Finding::level);
    }

    @Test
    void aDeadLetterIsWrongUntilItIsPutAway() {
        var letter = DeadLetter.received(NOON, "no JSON", Map.of(), new byte[] {'{'});
        letters.keep(letter);
        assertThat(finding("Dead letters").level()).isEqualTo(Level.WRONG);
        letters.remove(letter.summary().id());
        assertThat(finding("Dead letters").level()).isEqualTo(Level.OK);
    }

    @Test
    void aStoreThatIsDownIsAFindingAndNoException() {
        letters.down = true;
        assertThat(finding("Dead letters"))
                .returns("not readable", Finding::value)
                .returns(Level.WRONG, Finding::level);
    }

    private List<Finding> findings() {
        return evidence.evidence().findings();
    }

    private Finding finding(String what) {
        return findings().stream()
                .filter(finding -> finding.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
