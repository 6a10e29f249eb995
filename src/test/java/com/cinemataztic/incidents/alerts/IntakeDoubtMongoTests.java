package com.cinemataztic.incidents.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.alerts.internal.StubAlertmanager;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.platform.StubHttp;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Rule 5: a firing that is not newer than an accepted end is in doubt, and every Alertmanager is asked at once. */
@PortalTest
@DirtiesContext
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class IntakeDoubtMongoTests {

    private static final StubAlertmanager ONE = new StubAlertmanager();
    private static final StubAlertmanager OTHER = new StubAlertmanager();

    private static final Instant BEGAN =
            Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MILLIS);
    private static final Instant ENDED = BEGAN.plus(Duration.ofMinutes(5));

    private final AlertIntake intake;
    private final LiveBoard board;
    private final TicketQueue queue;
    private String name = "";

    IntakeDoubtMongoTests(@Autowired AlertIntake intake, @Autowired LiveBoard board, @Autowired TicketQueue queue) {
        this.intake = intake;
        this.board = board;
        this.queue = queue;
    }

    @DynamicPropertySource
    static void alertmanagers(DynamicPropertyRegistry properties) {
        properties.add("portal.alerts.alertmanager-urls", () -> ONE.url() + "," + OTHER.url());
        properties.add("portal.alerts.ask-timeout", () -> "8s");
    }

    @AfterAll
    static void close() {
        ONE.close();
        OTHER.close();
    }

    @BeforeEach
    void eachTestHasItsOwnScreen(TestInfo test) {
        name = Integer.toHexString(test.getTestMethod().orElseThrow().getName().hashCode());
        ONE.has();
        OTHER.has();
    }

    @Nested
    class OfATicketThatRecovered {

        @BeforeEach
        void recovers() {
            take(alert());
            take(alert().resolved(ENDED));
            assertThat(ticket().recovered()).isTrue();
        }

        @Test
        void whatAnyAlertmanagerHasRelapses() {
            OTHER.has(fingerprint());
            take(alert());
            assertThat(ticket().recovered()).isFalse();
            assertThat(kinds()).containsExactly(Kind.OPENED, Kind.RECOVERED, Kind.RELAPSED);
            assertThat(ticket().occurrences()).isEqualTo(1);
        }

        @Test
        void whatHasEndedInAllOfThemIsNotedAsLate() {
            take(alert());
            assertThat(ticket().recovered()).isTrue();
            assertThat(kinds()).containsExactly(Kind.OPENED, Kind.RECOVERED, Kind.LATE);
        }

        @Test
        void whatHasEndedInAllThatAnswerIsNotedAsLate() {
            ONE.behave(call -> new StubHttp.Answer.Whole(503, ""));
            take(alert());
            assertThat(ticket().recovered()).isTrue();
            assertThat(kinds()).containsExactly(Kind.OPENED, Kind.RECOVERED, Kind.LATE);
        }

        @Test
        void itFiresToBeSafeWhenNobodyAnswers() {
            ONE.behave(call -> new StubHttp.Answer.Whole(503, ""));
            OTHER.behave(call -> new StubHttp.Answer.Silent());
            take(alert());
            assertThat(ticket().recovered()).isFalse();
            assertThat(kinds()).containsExactly(Kind.OPENED, Kind.RECOVERED, Kind.RELAPSED);
        }

        @Test
        void itFiresToBeSafeWhenTheyHaveJustStartedAndKnowNothing() {
            ONE.behave(call -> StubHttp.ok("[]"));
            OTHER.behave(call -> StubHttp.ok("[]"));
            take(alert());
            assertThat(ticket().recovered()).isFalse();
        }

        @Test
        void aNewEpisodeIsNotInDoubtAndNobodyIsAsked() {
            var asked = ONE.calls().size();
            take(alert().startsAt(ENDED.plusMillis(1)));
            assertThat(ONE.calls()).hasSize(asked);
            assertThat(ticket().recovered()).isFalse();
            assertThat(ticket().occurrences()).isEqualTo(2);
            assertThat(kinds()).containsExactly(Kind.OPENED, Kind.RECOVERED, Kind.RECURRED);
        }

        @Test
        void anEpisodeThatBeganInTheMomentOfTheEndIsInDoubt() {
            var asked = ONE.calls().size();
            take(alert().startsAt(ENDED));
            assertThat(ONE.calls()).hasSize(asked + 1);
            assertThat(ticket().recovered()).isTrue();
        }

        @Test
        void manyInDoubtInOneBodyAskOnce() {
            var alerts = new AlertJson[20];
            for (int i = 0; i < alerts.length; i++) {
                alerts[i] = alert("-" + i);
            }
            intake.take(AlertJson.body(alerts), Map.of());
            for (int i = 0; i < alerts.length; i++) {
                alerts[i] = alerts[i].resolved(ENDED);
            }
            intake.take(AlertJson.body(alerts), Map.of());
            for (int i = 0; i < alerts.length; i++) {
                alerts[i] = alert("-" + i);
            }
            var asked = ONE.calls().size();
            ONE.has(fingerprint() + "-3");
            var taken = intake.take(AlertJson.body(alerts), Map.of());
            assertThat(ONE.calls()).hasSize(asked + 1);
            assertThat(taken.changed()).isEqualTo(20);
            assertThat(board.snapshot().rows().values())
                    .filteredOn(row -> row.key().value().contains(name + "-"))
                    .hasSize(20)
                    .filteredOn(row -> row.recoveredAt() == null)
                    .extracting(row -> row.key().value())
                    .containsExactly("1|machine-offline|dk-001/" + name + "-3");
        }
    }

    @Nested
    class OfAnEpisodeWhoseEndCameFirst {

        @BeforeEach
        void theEndComes() {
            take(alert().resolved(ENDED));
            assertThat(liveTicket()).isEmpty();
        }

        @Test
        void whatAnyAlertmanagerHasIsOpened() {
            ONE.has(fingerprint());
            take(alert());
            assertThat(kinds()).containsExactly(Kind.OPENED);
        }

        @Test
        void whatHasEndedInAllOfThemGetsATicketThatHasRecoveredAndDisturbsNobody() {
            var taken = take(alert());
            assertThat(taken.opened()).isOne();
            assertThat(ticket().recovered()).isTrue();
            assertThat(ticket().notificationPendingSince()).isNull();
            take(alert());
            assertThat(kinds()).containsExactly(Kind.OPENED, Kind.LATE);
        }

        @Test
        void itIsOpenedToBeSafeWhenNobodyAnswers() {
            ONE.behave(call -> new StubHttp.Answer.Whole(500, ""));
            OTHER.behave(call -> new StubHttp.Answer.Whole(500, ""));
            take(alert());
            assertThat(kinds()).containsExactly(Kind.OPENED);
        }

        @Test
        void aLaterEpisodeIsOpenedWithoutAsking() {
            var asked = ONE.calls().size();
            take(alert().startsAt(ENDED.plusSeconds(1)));
            assertThat(ONE.calls()).hasSize(asked);
            assertThat(kinds()).containsExactly(Kind.OPENED);
        }
    }

    @Test
    void theEndAndTheNextEpisodeInOneBodyAreTakenInThatOrder() {
        take(alert());
        intake.take(AlertJson.body(alert().startsAt(ENDED.plusSeconds(1)), alert().resolved(ENDED)), Map.of());
        assertThat(ticket().recovered()).isFalse();
        assertThat(ticket().occurrences()).isEqualTo(2);
        assertThat(kinds()).containsExactly(Kind.OPENED, Kind.RECOVERED, Kind.RECURRED);
    }

    /** The last, for it leaves the monitoring just restarted. */
    @Nested
    @Order(Integer.MAX_VALUE)
    class AfterMonitoringRestarted {

        @Test
        void theSameFaultIsReportedAgainAndIsNoOccurrence() {
            intake.take(watchdog(BEGAN), Map.of());
            take(alert());
            intake.take(watchdog(BEGAN.plusSeconds(60)), Map.of());
            take(alert().startsAt(BEGAN.plusSeconds(90)));
            assertThat(ticket().occurrences()).isEqualTo(1);
            assertThat(kinds()).containsExactly(Kind.OPENED, Kind.REPORTED_AGAIN);
        }
    }

    private static byte[] watchdog(Instant startsAt) {
        return AlertJson.body(AlertJson.labelled("alertname", "Watchdog").startsAt(startsAt));
    }

    private AlertIntake.Accepted take(AlertJson alert) {
        return intake.take(AlertJson.body(alert), Map.of());
    }

    private AlertJson alert() {
        return alert("");
    }

    private AlertJson alert(String suffix) {
        return AlertJson.firing(name + suffix)
                .fingerprint(fingerprint() + suffix)
                .startsAt(BEGAN);
    }

    private String fingerprint() {
        return "fp-" + name;
    }

    private Optional<Ticket> liveTicket() {
        return Optional.ofNullable(board.live(new TicketKey("1|machine-offline|dk-001/" + name)))
                .flatMap(row -> queue.find(row.id(), Actor.SYSTEM));
    }

    private Ticket ticket() {
        return liveTicket().orElseThrow();
    }

    private List<Kind> kinds() {
        return ticket().timeline().stream().map(TimelineEntry::kind).toList();
    }
}
