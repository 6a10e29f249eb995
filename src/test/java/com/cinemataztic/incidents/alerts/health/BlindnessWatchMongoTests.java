package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.internal.StubAlertmanager;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.platform.prometheus.StubPrometheus;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
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

    private final WatchdogMemory memory;
    private final Watchdog watchdog;
    private final MonitoredPortal portal;

    BlindnessWatchMongoTests(
            @Autowired Watchdog watchdog, @Autowired WatchdogMemory memory, @Autowired BeanFactory beans) {
        this.memory = memory;
        this.watchdog = watchdog;
        this.portal = new MonitoredPortal(beans, CLOCK, PROMETHEUS);
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
        PROMETHEUS.serve("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"", series("5"));
        PROMETHEUS.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("1"));
        ONE.has();
        OTHER.has();
        portal.endAndCloseAll();
        CLOCK.add(Duration.ofHours(1));
        portal.watchdogIsReceived();
        portal.start();
        portal.pass(Duration.ofMinutes(10), true);
        assertThat(portal.live()).isEmpty();
    }

    @Test
    void aSilentWatchdogOpensATicketThatSaysAllAPersonNeeds() {
        var receivedAt = CLOCK.instant();
        portal.pass(Duration.ofMinutes(3).minusSeconds(10), false);
        assertThat(portal.live()).isEmpty();
        portal.pass(Duration.ofSeconds(10), false);
        assertThat(portal.live()).singleElement().satisfies(row -> {
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
        portal.pass(Duration.ofSeconds(90), true);
        PROMETHEUS.recover();
        ONE.has();
        portal.pass(Duration.ofSeconds(30), true);
        PROMETHEUS.behave(DOWN);
        ONE.behave(DOWN);
        portal.pass(Duration.ofSeconds(90), true);
        assertThat(portal.live()).isEmpty();
    }

    @Test
    void aPrometheusThatDoesNotAnswerOpensIt() {
        PROMETHEUS.behave(DOWN);
        portal.pass(Duration.ofSeconds(150), true);
        assertThat(portal.only().fault().summary()).isEqualTo("Monitoring is blind: Prometheus does not answer");
    }

    @Test
    void aPrometheusThatEvaluatesNoRulesOpensIt() {
        PROMETHEUS.serve("min(time() - timestamp(ALERTS{alertname=\"Watchdog\"");
        portal.pass(Duration.ofSeconds(150), true);
        assertThat(portal.only().fault().summary()).isEqualTo("Monitoring is blind: Prometheus evaluates no rules");
    }

    @Test
    void aRuleThatIsNotEvaluatedWhileTheWatchdogIsOpensItAndItEndsWithThat() {
        portal.ruleHealth = "err";
        portal.pass(Duration.ofSeconds(150), true);
        assertThat(portal.only().fault().summary())
                .isEqualTo("Monitoring is blind: Prometheus does not evaluate 1 of its alert rules: MachineOffline");
        var revision = portal.only().revision();
        portal.pass(Duration.ofMinutes(10), true);
        assertThat(portal.only().revision()).isEqualTo(revision);
        portal.ruleHealth = "ok";
        portal.pass(Duration.ofMinutes(1), true);
        assertThat(portal.only().recoveredAt()).isNotNull();
    }

    @Test
    void aPrometheusThatDoesNotReportItsRulesOpensIt() {
        PROMETHEUS.answerForRules(DOWN);
        try {
            portal.pass(Duration.ofSeconds(150), true);
        } finally {
            PROMETHEUS.answerForRules(null);
        }
        assertThat(portal.only().fault().summary())
                .isEqualTo("Monitoring is blind: Prometheus does not report which rules it evaluates");
    }

    @Test
    void anAlertmanagerThatDoesNotAnswerOpensIt() {
        OTHER.behave(DOWN);
        portal.pass(Duration.ofSeconds(150), true);
        assertThat(portal.only().fault().summary())
                .isEqualTo("Monitoring is blind: Alertmanagers that do not answer, or have no Watchdog: 1 of 2");
    }

    @Test
    void aDeadExporterIsAnothersTicket() {
        PROMETHEUS.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
        portal.pass(Duration.ofMinutes(10), true);
        assertThat(portal.live()).isEmpty();
    }

    @Test
    void itIsOneTicketWhateverTheMixtureOfReasonsAndItsTextFollowsTheNewest() {
        PROMETHEUS.behave(DOWN);
        portal.pass(Duration.ofSeconds(150), true);
        var opened = portal.only();
        ONE.behave(DOWN);
        portal.pass(Duration.ofMinutes(10), false);
        assertThat(portal.only().id()).isEqualTo(opened.id());
        assertThat(portal.only().fault().summary()).isEqualTo("Monitoring is blind: the Watchdog is silent");
        assertThat(portal.only().fault().description()).contains("Prometheus does not answer", "1 of 2");

        ONE.has();
        PROMETHEUS.recover();
        portal.pass(Duration.ofMinutes(1), false);
        assertThat(portal.only().fault().description()).doesNotContain("Prometheus does not answer");
        assertThat(portal.only().occurrences()).isEqualTo(1);
    }

    @Test
    void nothingIsWrittenWhileNothingChanges() {
        portal.pass(Duration.ofMinutes(4), false);
        var revision = portal.only().revision();
        portal.pass(Duration.ofHours(1), false);
        assertThat(portal.only().revision()).isEqualTo(revision);
    }

    @Test
    void whenAllIsSeenAgainItRecoversAndCloses() {
        portal.pass(Duration.ofMinutes(4), false);
        var opened = portal.only();
        portal.pass(Duration.ofMinutes(1), true);
        assertThat(portal.only().recoveredAt()).isNotNull();
        portal.pass(Duration.ofMinutes(6), true);
        await().until(() -> portal.live().isEmpty());
        assertThat(portal.row(opened.id()))
                .hasValueSatisfying(row -> assertThat(row.closeReason()).isEqualTo(CloseReason.RECOVERED));
    }

    @Test
    void aRelapseBeforeItClosesIsAnotherOccurrenceOfTheSame() {
        portal.pass(Duration.ofMinutes(4), false);
        var opened = portal.only();
        portal.pass(Duration.ofMinutes(1), true);
        portal.pass(Duration.ofMinutes(4), false);
        assertThat(portal.only().id()).isEqualTo(opened.id());
        assertThat(portal.only().recoveredAt()).isNull();
        assertThat(portal.only().occurrences()).isEqualTo(2);
    }

    @Test
    void aPortalThatStartsNeitherDoublesAnOpenOneNorJudgesAtOnce() {
        portal.pass(Duration.ofMinutes(4), false);
        var opened = portal.only();
        portal.start();
        portal.pass(Duration.ofMinutes(10), false);
        assertThat(portal.only().id()).isEqualTo(opened.id());
        assertThat(portal.only().recoveredAt()).isNull();
        assertThat(portal.only().occurrences()).isEqualTo(1);
    }

    @Test
    void aPortalThatStartsEndsWhatItsPredecessorOpened() {
        portal.pass(Duration.ofMinutes(4), false);
        portal.start();
        portal.pass(Duration.ofSeconds(30), false);
        assertThat(portal.only().recoveredAt()).isNull();
        portal.pass(Duration.ofSeconds(30), true);
        assertThat(portal.only().recoveredAt()).isNotNull();
    }

    @Test
    void aPortalThatStartsBlindOpensItAfterThreeMinutes() {
        CLOCK.add(Duration.ofHours(5));
        PROMETHEUS.behave(DOWN);
        portal.start();
        portal.pass(Duration.ofSeconds(170), false);
        assertThat(portal.live()).isEmpty();
        portal.pass(Duration.ofSeconds(10), false);
        assertThat(portal.only().fault().description())
                .contains("Prometheus does not answer", "the Watchdog is silent");
    }

    @Test
    void aPersonWhoClosesItMeanwhileEndsNoEpisode() {
        portal.pass(Duration.ofMinutes(4), false);
        var closed = portal.only();
        var episode = closed.evidence().iterator().next().startsAt();
        portal.close(closed);
        portal.start();
        portal.pass(Duration.ofMinutes(4), false);
        assertThat(portal.live()).describedAs("while it is snoozed").isEmpty();
        portal.pass(Duration.ofMinutes(1), true);
        portal.pass(Duration.ofMinutes(4), false);
        assertThat(portal.only().id()).isNotEqualTo(closed.id());
        assertThat(portal.only().evidence())
                .singleElement()
                .satisfies(held -> assertThat(held.startsAt()).isAfter(episode));
    }

    @Test
    void aWatchdogThatOnlyAnotherInstanceReceivesCounts() {
        for (int minute = 0; minute < 10; minute++) {
            portal.pass(Duration.ofMinutes(1), false);
            memory.remember(new WatchdogMemory.State(CLOCK.instant(), NOON, null));
        }
        assertThat(portal.live()).isEmpty();
        assertThat(watchdog.lastReceivedAt())
                .isPresent()
                .hasValueSatisfying(at -> assertThat(at).isAfter(CLOCK.instant().minusSeconds(90)));
    }
}
