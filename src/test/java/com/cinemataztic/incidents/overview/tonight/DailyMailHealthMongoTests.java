package com.cinemataztic.incidents.overview.tonight;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun.Skip;
import com.cinemataztic.incidents.overview.tonight.internal.StoredDailyMails;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** What System health says of the daily mail of Denmark, at 16:00 there. */
class DailyMailHealthMongoTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T15:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final String OF_DENMARK = "Daily mail of Denmark";

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stopped = TempStore.embedded();

    private final MutableClock clock = MutableClock.of(MONDAY.minusSeconds(1), ZoneOffset.UTC);

    @BeforeEach
    void itIsOn() {
        assertThat(mails().put(setting(true), 0)).isTrue();
    }

    @Test
    void aMailThatWentOutIsNoFinding() {
        assertThat(mails().add(run(MONDAY, State.SENT, State.SENT))).isTrue();
        clock.setInstant(MONDAY.plus(Duration.ofHours(3)));
        assertThat(finding().level()).isEqualTo(Level.OK);
        assertThat(finding().value()).isEqualTo("1 region");
    }

    @Test
    void aMailThatNobodyPlannedIsOneFromTenMinutesAfterItsTime() {
        clock.setInstant(MONDAY.plus(Duration.ofMinutes(10)));
        assertThat(finding().level()).isEqualTo(Level.OK);
        clock.add(Duration.ofSeconds(1));
        assertThat(finding().what()).isEqualTo(OF_DENMARK);
        assertThat(finding().value()).isEqualTo("not sent yet");
        assertThat(finding().level()).isEqualTo(Level.WRONG);
        assertThat(finding().explanation()).startsWith("Due: 16:00 CET. Check the mail transport");
    }

    @Test
    void aMailThatWaitsForTheTransportSaysWhatThatAnswered() {
        mails().add(waiting(MONDAY));
        clock.setInstant(MONDAY.plus(Duration.ofMinutes(5)));
        assertThat(finding().level()).isEqualTo(Level.OK);
        clock.setInstant(MONDAY.plus(Duration.ofMinutes(30)));
        assertThat(finding().value()).isEqualTo("not sent yet");
        assertThat(finding().explanation()).contains("no connection");
    }

    @Test
    void aSkippedMailIsOneUntilTheNextGoesOut() {
        mails().add(skipped(Skip.TOO_LATE));
        clock.setInstant(TUESDAY.minusSeconds(1));
        assertThat(finding().value()).isEqualTo("skipped");
        assertThat(finding().level()).isEqualTo(Level.WRONG);
        assertThat(finding().explanation())
                .contains("16:00 CET", "The portal or its store was down", "Read the page Ready for tonight instead");
        clock.setInstant(TUESDAY.plusSeconds(30));
        assertThat(finding().value())
                .describedAs("the next is due and on its way")
                .isEqualTo("skipped");
        mails().add(run(TUESDAY, State.SENT));
        assertThat(finding().level()).isEqualTo(Level.OK);
    }

    @Test
    void aRegionWithoutContactsSaysSo() {
        mails().add(skipped(Skip.NO_CONTACTS));
        clock.setInstant(MONDAY.plusSeconds(60));
        assertThat(finding().explanation()).contains("The region has no contacts.");
    }

    @Test
    void aMailThatSomeDidNotGetIsCounted() {
        mails().add(run(MONDAY, State.SENT, State.FAILED));
        clock.setInstant(MONDAY.plusSeconds(60));
        assertThat(finding().value()).isEqualTo("1 of 2 not delivered");
        assertThat(finding().explanation()).contains("no connection");
    }

    @Test
    void turnedOffItIsNoFindingWhateverWasBefore() {
        mails().add(skipped(Skip.TOO_LATE));
        assertThat(mails().put(setting(false), 1)).isTrue();
        clock.setInstant(MONDAY.plusSeconds(60));
        assertThat(finding().level()).isEqualTo(Level.OK);
        assertThat(finding().value()).isEqualTo("none");
    }

    @Test
    void aStoreThatIsDownIsAFindingOfItsOwn() {
        stopped.stopServer();
        assertThat(health(StoredDailyMails.in(stopped)).evidence().findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.value()).isEqualTo("not readable");
                    assertThat(finding.level()).isEqualTo(Level.WRONG);
                });
    }

    private Finding finding() {
        return health(mails()).evidence().findings().getFirst();
    }

    private DailyMailHealth health(DailyMails mails) {
        return new DailyMailHealth(mails, region -> DENMARK, clock);
    }

    private DailyMails mails() {
        return StoredDailyMails.in(store);
    }

    private static DailyMail setting(boolean on) {
        return new DailyMail(
                DENMARK.id(), on, LocalTime.of(16, 0), true, List.of(), "en", MONDAY.minusSeconds(3_600), 1);
    }

    private static DailyMailRun run(Instant dueAt, State... states) {
        var planned = planned(dueAt, states.length);
        var run = planned;
        for (int i = 0; i < states.length; i++) {
            var delivery = planned.deliveries().get(i);
            run = run.with(delivery, delivery.ended(states[i], states[i] == State.FAILED ? "no connection" : ""));
        }
        return run.released(dueAt, dueAt.plusSeconds(40));
    }

    private static DailyMailRun waiting(Instant dueAt) {
        var planned = planned(dueAt, 1);
        var delivery = planned.deliveries().getFirst();
        return planned.with(delivery, delivery.failed("no connection"));
    }

    private static DailyMailRun planned(Instant dueAt, int recipients) {
        return DailyMailRun.planned(
                DENMARK.id(),
                due(dueAt),
                Stream.iterate(1, number -> number + 1)
                        .limit(recipients)
                        .map(number -> "p" + number + "@example.com")
                        .map(address -> new Destination.Person(address, address, new EmailAddress(address), "en"))
                        .toList());
    }

    private static DailyMailRun skipped(Skip why) {
        return DailyMailRun.skipped(DENMARK.id(), due(MONDAY), why, MONDAY.plusSeconds(40));
    }

    private static DailyMailTimes.Due due(Instant at) {
        return new DailyMailTimes.Due(at.atZone(DENMARK.zone()).toLocalDate(), at);
    }
}
