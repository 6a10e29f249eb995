package com.cinemataztic.incidents.alerts.intake;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.alerts.AlertJson.body;
import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.Alertmanagers;
import com.cinemataztic.incidents.alerts.ReconciliationsInMemory;
import com.cinemataztic.incidents.alerts.SeenAlertsInMemory;
import com.cinemataztic.incidents.alerts.Settings;
import com.cinemataztic.incidents.alerts.SubjectNamesInMemory;
import com.cinemataztic.incidents.alerts.WatchdogInMemory;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.alerts.health.MonitoringSnapshot;
import com.cinemataztic.incidents.alerts.health.RuleCoverage;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.alerts.reconcile.Reconciler;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.Core;
import com.cinemataztic.incidents.tickets.Fingerprint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Only what the reconciler really repaired counts as a repair. */
class ReconcilerRepairsTests {

    private static final AlertSettings SETTINGS = Settings.of();

    private final Clock clock = Clock.fixed(NOON.plus(Duration.ofMinutes(30)), ZoneOffset.UTC);
    private final Core core = Core.inMemory(clock);
    private final SubjectNamesInMemory names = new SubjectNamesInMemory(core.regions());
    private final ReconciliationsInMemory repairs = new ReconciliationsInMemory();
    private final SignalSubmitter submitter = new SignalSubmitter(
            core.desk(),
            new NothingListed(),
            new Watchdog(new WatchdogInMemory(), SETTINGS, clock),
            RegionsInMemory.acceptance(core.regions(), clock));
    private final Reconciler reconciler = new Reconciler(
            core.board(),
            submitter,
            new SeenAlertsInMemory(),
            repairs,
            names,
            SETTINGS,
            new SimpleMeterRegistry(),
            clock);

    /** Alertmanagers that list nothing any more when the submitter queries them. */
    private static final class NothingListed implements Alertmanagers {

        @Override
        public Answers list() {
            return answers();
        }

        @Override
        public Answers snapshot() {
            return answers();
        }
    }

    @AfterEach
    void close() throws InterruptedException {
        core.close();
    }

    @Test
    void anAlertThatEndedBeforeTheListArrivedIsNoRepair() {
        var ended = firing("s1").fingerprint("fp-ended").startsAt(NOON);
        var missed = firing("s2").fingerprint("fp-missed").startsAt(NOON);
        send(ended);
        send(ended.resolved(NOON.plusSeconds(60)));

        reconciler.reconcile(new MonitoringSnapshot(
                clock.instant(),
                Explanation.NONE,
                Explanation.NONE,
                answers(ended, missed),
                RuleCoverage.NONE,
                Map.of(),
                Map.of()));

        assertThat(repairs.since(NOON, 10))
                .extracting(Reconciliation::fingerprint)
                .containsExactly(new Fingerprint("fp-missed"));
    }

    private void send(AlertJson alert) {
        var read = (WebhookBody.Readable) AlertMapping.read(body(alert), names, clock.instant());
        submitter.report(read.signals());
    }

    private static Alertmanagers.Answers answers(AlertJson... alerts) {
        var listed = Stream.of(alerts)
                .map(alert -> new JsonMapper().readTree(alert.json()))
                .map(json -> new Alertmanagers.Listed(
                        new Fingerprint(json.path("fingerprint").asString("")), NOON, Set.of("portal"), Set.of(), json))
                .collect(Collectors.toMap(Alertmanagers.Listed::fingerprint, Function.identity()));
        return new Alertmanagers.Answers(
                List.of(new Alertmanagers.Answer(URI.create("http://one"), Explanation.NONE, NOON, listed, Map.of())));
    }
}
