package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.rule;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.WebhookBody;
import com.cinemataztic.incidents.alerts.internal.StubAlertmanager;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.prometheus.PrometheusSettings;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.DutyOf;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.threeten.extra.MutableClock;

/** What becomes of the judgement on the board, with a Prometheus and two Alertmanagers that a test can silence. */
@PortalTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "portal.tickets.sweep-every=100ms",
            // The portal's own timers would poll and judge between the steps of a test.
            "portal.alerts.blindness-every=1h",
            "portal.alerts.ask-every=1h"
        })
class BlindnessWatchMongoTests {

    private static final MutableClock CLOCK = MutableClock.of(NOON, ZoneOffset.UTC);
    private static final StubHttp.Behaviour DOWN = call -> new StubHttp.Answer.Whole(503, "");
    private static final StubPrometheus PROMETHEUS = new StubPrometheus();
    private static final StubAlertmanager ONE = new StubAlertmanager();
    private static final StubAlertmanager OTHER = new StubAlertmanager();

    /** The portal's, too. */
    @TestBean(methodName = "portalClock")
    private Clock clock = CLOCK;

    private final HealthVerifier verifier;
    private final Watchdog watchdog;
    private final WatchdogMemory memory;
    private final PrometheusSettings prometheus;
    private final TicketDesk desk;
    private final LiveBoard board;
    private final AlertSettings settings;
    private final Leadership leadership;
    private String health = "ok";
    private BlindnessWatch watch;

    BlindnessWatchMongoTests(
            @Autowired HealthVerifier verifier,
            @Autowired Watchdog watchdog,
            @Autowired WatchdogMemory memory,
            @Autowired PrometheusSettings prometheus,
            @Autowired TicketDesk desk,
            @Autowired LiveBoard board,
            @Autowired AlertSettings settings,
            @Autowired Leadership leadership) {
        this.verifier = verifier;
        this.watchdog = watchdog;
        this.memory = memory;
        this.prometheus = prometheus;
        this.desk = desk;
        this.board = board;
        this.settings = settings;
        this.leadership = leadership;
        this.watch = portalStarts();
    }

    static Clock portalClock() {
        return CLOCK;
    }

    @DynamicPropertySource
    static void sources(DynamicPropertyRegistry properties) {
        properties.add("portal.prometheus.url", PROMETHEUS::url);
        properties.add("portal.alerts.alertmanager-urls", () -> ONE.url() + "," + OTHER.url());
    }

    @AfterAll
    static void close() {
        PROMETHEUS.close();
        ONE.close();
        OTHER.close();
    }

    @BeforeEach
    void allIsWell() {
        PROMETHEUS.recover();
        PROMETHEUS.tell("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("5"));
        PROMETHEUS.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("1"));
        ONE.has();
        OTHER.has();
        endAndCloseAll();
        CLOCK.add(Duration.ofHours(1));
        watchdogIsReceived();
        watch = portalStarts();
        pass(Duration.ofMinutes(10), true);
        assertThat(live()).isEmpty();
    }

    @Test
    void aSilentWatchdogOpensATicketThatSaysAllAPersonNeeds() {
        var receivedAt = CLOCK.instant();
        pass(Duration.ofMinutes(3).minusSeconds(10), false);
        assertThat(live()).isEmpty();
        pass(Duration.ofSeconds(10), false);
        assertThat(live()).singleElement().satisfies(row -> {
            assertThat(row.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(row.origin()).isEqualTo(Origin.SYSTEM);
            assertThat(row.subject().region()).isEqualTo(RegionId.UNASSIGNED);
            assertThat(row.key().value()).isEqualTo("1|monitoring-blind|instance:incidents-portal");
            assertThat(row.id().value()).startsWith("ZZ-");
            assertThat(row.startedAt()).isEqualTo(receivedAt);
            assertThat(row.fault().runbookUrl()).isEqualTo("/runbooks/Watchdog");
            assertThat(row.fault().summary()).isEqualTo("Monitoring is blind: the Watchdog is silent");
            assertThat(row.fault().description())
                    .contains("the Watchdog is silent, since "
                            + receivedAt.toString().substring(0, 10))
                    .contains("every machine and host", "may be missing", "do not close", "What to do:");
        });
    }

    @Test
    void oneSlowAnswerRaisesNothing() {
        PROMETHEUS.behave(DOWN);
        ONE.behave(DOWN);
        pass(Duration.ofSeconds(90), true);
        PROMETHEUS.recover();
        ONE.has();
        pass(Duration.ofSeconds(30), true);
        PROMETHEUS.behave(DOWN);
        ONE.behave(DOWN);
        pass(Duration.ofSeconds(90), true);
        assertThat(live()).isEmpty();
    }

    @Test
    void aPrometheusThatDoesNotAnswerOpensIt() {
        PROMETHEUS.behave(DOWN);
        pass(Duration.ofSeconds(150), true);
        assertThat(only().fault().summary()).isEqualTo("Monitoring is blind: Prometheus does not answer");
    }

    @Test
    void aPrometheusThatEvaluatesNoRulesOpensIt() {
        PROMETHEUS.tell("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"");
        pass(Duration.ofSeconds(150), true);
        assertThat(only().fault().summary()).isEqualTo("Monitoring is blind: Prometheus evaluates no rules");
    }

    @Test
    void aRuleThatIsNotEvaluatedWhileTheWatchdogIsOpensItAndItEndsWithThat() {
        health = "err";
        pass(Duration.ofSeconds(150), true);
        assertThat(only().fault().summary())
                .isEqualTo("Monitoring is blind: Prometheus does not evaluate 1 of its alert rules: MachineOffline");
        var revision = only().revision();
        pass(Duration.ofMinutes(10), true);
        assertThat(only().revision()).isEqualTo(revision);
        health = "ok";
        pass(Duration.ofMinutes(1), true);
        assertThat(only().recoveredAt()).isNotNull();
    }

    @Test
    void aPrometheusThatDoesNotReportItsRulesOpensIt() {
        PROMETHEUS.answerForRules(DOWN);
        try {
            pass(Duration.ofSeconds(150), true);
        } finally {
            PROMETHEUS.answerForRules(null);
        }
        assertThat(only().fault().summary())
                .isEqualTo("Monitoring is blind: Prometheus does not report which rules it evaluates");
    }

    @Test
    void anAlertmanagerThatDoesNotAnswerOpensIt() {
        OTHER.behave(DOWN);
        pass(Duration.ofSeconds(150), true);
        assertThat(only().fault().summary())
                .isEqualTo("Monitoring is blind: Alertmanagers that do not answer, or have no Watchdog: 1 of 2");
    }

    @Test
    void aDeadExporterIsAnothersTicket() {
        PROMETHEUS.tell("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
        pass(Duration.ofMinutes(10), true);
        assertThat(live()).isEmpty();
    }

    @Test
    void itIsOneTicketWhateverTheMixtureOfReasonsAndItsTextFollowsTheNewest() {
        PROMETHEUS.behave(DOWN);
        pass(Duration.ofSeconds(150), true);
        var opened = only();
        ONE.behave(DOWN);
        pass(Duration.ofMinutes(10), false);
        assertThat(only().id()).isEqualTo(opened.id());
        assertThat(only().fault().summary()).isEqualTo("Monitoring is blind: the Watchdog is silent");
        assertThat(only().fault().description()).contains("Prometheus does not answer", "1 of 2");

        ONE.has();
        PROMETHEUS.recover();
        pass(Duration.ofMinutes(1), false);
        assertThat(only().fault().description()).doesNotContain("Prometheus does not answer");
        assertThat(only().occurrences()).isEqualTo(1);
    }

    @Test
    void nothingIsWrittenWhileNothingChanges() {
        pass(Duration.ofMinutes(4), false);
        var revision = only().revision();
        pass(Duration.ofHours(1), false);
        assertThat(only().revision()).isEqualTo(revision);
    }

    @Test
    void whenAllIsSeenAgainItRecoversAndCloses() {
        pass(Duration.ofMinutes(4), false);
        var opened = only();
        pass(Duration.ofMinutes(1), true);
        assertThat(only().recoveredAt()).isNotNull();
        pass(Duration.ofMinutes(6), true);
        await().until(() -> live().isEmpty());
        assertThat(board.row(opened.id()))
                .hasValueSatisfying(row -> assertThat(row.closeReason()).isEqualTo(CloseReason.RECOVERED));
    }

    @Test
    void aRelapseBeforeItClosesIsAnotherOccurrenceOfTheSame() {
        pass(Duration.ofMinutes(4), false);
        var opened = only();
        pass(Duration.ofMinutes(1), true);
        pass(Duration.ofMinutes(4), false);
        assertThat(only().id()).isEqualTo(opened.id());
        assertThat(only().recoveredAt()).isNull();
        assertThat(only().occurrences()).isEqualTo(2);
    }

    @Test
    void aPortalThatStartsNeitherDoublesAnOpenOneNorJudgesAtOnce() {
        pass(Duration.ofMinutes(4), false);
        var opened = only();
        watch = portalStarts();
        pass(Duration.ofMinutes(10), false);
        assertThat(only().id()).isEqualTo(opened.id());
        assertThat(only().recoveredAt()).isNull();
        assertThat(only().occurrences()).isEqualTo(1);
    }

    @Test
    void aPortalThatStartsEndsWhatItsPredecessorOpened() {
        pass(Duration.ofMinutes(4), false);
        watch = portalStarts();
        pass(Duration.ofSeconds(30), false);
        assertThat(only().recoveredAt()).isNull();
        pass(Duration.ofSeconds(30), true);
        assertThat(only().recoveredAt()).isNotNull();
    }

    @Test
    void aPortalThatStartsBlindOpensItAfterThreeMinutes() {
        CLOCK.add(Duration.ofHours(5));
        PROMETHEUS.behave(DOWN);
        watch = portalStarts();
        pass(Duration.ofSeconds(170), false);
        assertThat(live()).isEmpty();
        pass(Duration.ofSeconds(10), false);
        assertThat(only().fault().description()).contains("Prometheus does not answer", "the Watchdog is silent");
    }

    @Test
    void aPersonWhoClosesItMeanwhileEndsNoEpisode() {
        pass(Duration.ofMinutes(4), false);
        var closed = only();
        var episode = closed.evidence().iterator().next().startsAt();
        close(closed);
        watch = portalStarts();
        pass(Duration.ofMinutes(4), false);
        assertThat(live()).describedAs("while it is snoozed").isEmpty();
        pass(Duration.ofMinutes(1), true);
        pass(Duration.ofMinutes(4), false);
        assertThat(only().id()).isNotEqualTo(closed.id());
        assertThat(only().evidence())
                .singleElement()
                .satisfies(held -> assertThat(held.startsAt()).isAfter(episode));
    }

    @Test
    void aWatchdogThatOnlyAnotherInstanceReceivesCounts() {
        for (int minute = 0; minute < 10; minute++) {
            pass(Duration.ofMinutes(1), false);
            memory.remember(new WatchdogMemory.State(CLOCK.instant(), NOON, null));
        }
        assertThat(live()).isEmpty();
        assertThat(watchdog.lastReceivedAt())
                .isPresent()
                .hasValueSatisfying(at -> assertThat(at).isAfter(CLOCK.instant().minusSeconds(90)));
    }

    private BlindnessWatch portalStarts() {
        return new BlindnessWatch(verifier, watchdog, prometheus, desk, board, settings, leadership, clock);
    }

    /** Time passes as the timers would cut it: a poll every half minute, a decision every ten seconds. */
    private void pass(Duration time, boolean withWatchdog) {
        for (long second = 10; second <= time.toSeconds(); second += 10) {
            CLOCK.add(Duration.ofSeconds(10));
            // The timer that does it goes by a clock that does not jump.
            new DutyOf(leadership).renew();
            if (CLOCK.instant().getEpochSecond() % 30 == 0) {
                var now = Long.toString(CLOCK.instant().getEpochSecond());
                PROMETHEUS.tell("max(timestamp(ALERTS", series(now));
                PROMETHEUS.tell("min(cine_exporter_last_success", series(now));
                PROMETHEUS.tell("vector(time())", series(now));
                PROMETHEUS.rules(CLOCK.instant(), rule("alerting", "MachineOffline", "up == 0", health));
                verifier.poll();
            }
            if (withWatchdog) {
                watchdogIsReceived();
            }
            watch.sweep();
        }
    }

    private void watchdogIsReceived() {
        watchdog.record(List.of(new WebhookBody.Beat(NOON, true)));
    }

    private List<TicketRow> live() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.state().live())
                .toList();
    }

    private TicketRow only() {
        assertThat(live()).hasSize(1);
        return Objects.requireNonNull(board.live(BlindnessWatch.KEY));
    }

    /** What a test left behind must not be re-checked when its snooze is over. */
    private void endAndCloseAll() {
        board.snapshot().rows().values().stream()
                .flatMap(row -> row.evidence().stream()
                        .filter(Evidence::firing)
                        .map(held -> new Signal.Ended(row.key(), held.fingerprint(), held.startsAt(), CLOCK.instant())))
                .forEach(ended -> desk.report(List.of(ended), false));
        live().forEach(this::close);
    }

    private void close(TicketRow row) {
        var closing = new Transition.Close(CloseReason.FIXED, "");
        assertThat(desk.apply(row.id(), row.version(), closing, Actor.SYSTEM)).isInstanceOf(Outcome.Done.class);
    }
}
