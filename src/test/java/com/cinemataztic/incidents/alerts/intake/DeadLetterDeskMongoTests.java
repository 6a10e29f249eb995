package com.cinemataztic.incidents.alerts.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.health.Watchdog;
import com.cinemataztic.incidents.alerts.internal.StubAlertmanager;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Dead letters taken in again: by the very path of a webhook, gone only when nothing of them can be lost. */
@PortalTest
@DirtiesContext
class DeadLetterDeskMongoTests {

    private static final StubAlertmanager ALERTMANAGER = new StubAlertmanager();
    private static final Actor ADMIN = new Actor("ada", Role.ADMIN, Set.of());
    private static final Instant BEGAN =
            Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    DeadLetterDesk desk;

    @Autowired
    DeadLetters letters;

    @Autowired
    AlertIntake intake;

    @Autowired
    Watchdog watchdog;

    @Autowired
    LiveBoard board;

    @DynamicPropertySource
    static void alertmanagers(DynamicPropertyRegistry properties) {
        properties.add("portal.alerts.alertmanager-urls", ALERTMANAGER::url);
    }

    @AfterAll
    static void close() {
        ALERTMANAGER.close();
    }

    @BeforeEach
    void none() {
        letters.forget(Instant.now().plusSeconds(60));
        ALERTMANAGER.has();
    }

    @Test
    void aWholeBodyBecomesTicketsAndTheLetterIsGone() {
        var id = keep(AlertJson.body(alert("whole-1"), alert("whole-2")));
        assertThat(desk.replay(id, ADMIN)).isEqualTo(new Replay.Replayed(2, 2, 0));
        assertThat(live("whole-1")).isTrue();
        assertThat(live("whole-2")).isTrue();
        assertThat(letters.find(id)).isEmpty();
        assertThat(desk.replay(id, ADMIN)).isEqualTo(new Replay.NotFound());
    }

    @Test
    void anAlertThatWasKeptByItselfBecomesATicket() {
        var id = keep(alert("single").json().getBytes(StandardCharsets.UTF_8));
        assertThat(desk.replay(id, ADMIN)).isEqualTo(new Replay.Replayed(1, 1, 0));
        assertThat(live("single")).isTrue();
        assertThat(letters.count()).isZero();
    }

    @Test
    void anAlertReceivedMeanwhileChangesNothingAndTheLetterIsGone() {
        intake.take(AlertJson.body(alert("known")), Map.of());
        var id = keep(AlertJson.body(alert("known")));
        assertThat(desk.replay(id, ADMIN)).isEqualTo(new Replay.Replayed(1, 0, 0));
        assertThat(letters.count()).isZero();
    }

    @Test
    void whatIsUnusableStillStaysWithThePresentReasonAndIsNoNewLetterAndNoRefusal() {
        var id = keep("{".getBytes(StandardCharsets.UTF_8));
        assertThat(desk.replay(id, ADMIN))
                .isInstanceOfSatisfying(
                        Replay.StillUnusable.class,
                        still -> assertThat(still.reason()).startsWith("not a JSON object"));
        assertThat(letters.count()).isEqualTo(1);
        var kept = letters.find(id).orElseThrow().summary();
        assertThat(kept.reason()).startsWith("not a JSON object");
        assertThat(kept.times()).isEqualTo(1);
        await().during(Duration.ofMillis(500)).until(() -> refusalTickets() == 0);
    }

    @Test
    void ofABodyWithUnusableAlertsTheOthersAreTakenInAndItStays() {
        var id = keep(AlertJson.body(alert("usable"), alert("unusable").status("perhaps")));
        assertThat(desk.replay(id, ADMIN)).isEqualTo(new Replay.StillUnusable("status is neither firing nor resolved"));
        assertThat(live("usable")).isTrue();
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void anOldFiringIsInDoubtLikeAnyOther() {
        intake.take(AlertJson.body(alert("doubted").resolved(BEGAN.plusSeconds(60))), Map.of());
        var asked = ALERTMANAGER.calls().size();
        var id = keep(AlertJson.body(alert("doubted")));
        assertThat(desk.replay(id, ADMIN)).isEqualTo(new Replay.Replayed(1, 1, 0));
        assertThat(ALERTMANAGER.calls()).hasSize(asked + 1);
        assertThat(board.snapshot().rows().values())
                .filteredOn(row -> row.key().value().contains("doubted"))
                .singleElement()
                .satisfies(row -> assertThat(row.recoveredAt()).isNotNull());
        assertThat(letters.count()).isZero();
    }

    @Test
    void anOldHeartbeatDoesNotCountNow() {
        var before = watchdog.lastReceivedAt();
        var id = keep(AlertJson.body(
                AlertJson.labelled("alertname", "Watchdog").startsAt(BEGAN), alert("beside-the-watchdog")));
        assertThat(desk.replay(id, ADMIN)).isEqualTo(new Replay.Replayed(1, 1, 0));
        assertThat(watchdog.lastReceivedAt()).isEqualTo(before);
    }

    @Test
    void aLetterWithoutABodySaysSo() {
        assertThat(desk.replay(keep(new byte[0]), ADMIN)).isEqualTo(new Replay.Empty());
        assertThat(letters.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "OPERATOR"})
    void whoIsNoAdminFindsNoneAndMovesNone(Role role) {
        var id = keep(AlertJson.body(alert("not-theirs-" + role)));
        var other = new Actor("otto", role, Set.of());
        assertThat(desk.page(other, 10, null).letters()).isEmpty();
        assertThat(desk.page(other, 10, null).total()).isZero();
        assertThat(desk.find(id, other)).isEmpty();
        assertThat(desk.replay(id, other)).isEqualTo(new Replay.NotAllowed());
        assertThat(desk.delete(id, other)).isEqualTo(Removal.NOT_ALLOWED);
        assertThat(letters.count()).isEqualTo(1);
        assertThat(live("not-theirs-" + role)).isFalse();
    }

    @Test
    void aLetterIsDeletedOnce() {
        var id = keep(new byte[] {'{'});
        assertThat(desk.delete(id, ADMIN)).isEqualTo(Removal.DONE);
        assertThat(desk.delete(id, ADMIN)).isEqualTo(Removal.NOT_FOUND);
    }

    @Test
    void lettersThatLastCameLongerAgoThanTheyAreKeptAreForgotten() {
        letters.keep(DeadLetter.received(Instant.now().minus(Duration.ofDays(31)), "old", Map.of(), new byte[] {'1'}));
        letters.keep(
                DeadLetter.received(Instant.now().minus(Duration.ofDays(31)), "again", Map.of(), new byte[] {'2'}));
        letters.keep(
                DeadLetter.received(Instant.now().minus(Duration.ofDays(29)), "again", Map.of(), new byte[] {'2'}));
        desk.deleteOld();
        assertThat(desk.page(ADMIN, 10, null).letters())
                .extracting(DeadLetter.Summary::reason)
                .containsExactly("again");
    }

    private DeadLetterId keep(byte[] body) {
        var letter = DeadLetter.received(
                Instant.now().truncatedTo(ChronoUnit.MILLIS), "as received", Map.of("User-Agent", "curl"), body);
        letters.keep(letter);
        return letter.summary().id();
    }

    private static AlertJson alert(String screen) {
        return AlertJson.firing(screen).startsAt(BEGAN);
    }

    private boolean live(String screen) {
        return board.live(new TicketKey("1|machine-offline|dk-001/" + screen)) != null;
    }

    private long refusalTickets() {
        return List.copyOf(board.snapshot().rows().values()).stream()
                .filter(row -> row.key().value().contains("intake-rejects"))
                .count();
    }
}
