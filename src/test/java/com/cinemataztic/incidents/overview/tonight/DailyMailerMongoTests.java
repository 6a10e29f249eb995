package com.cinemataztic.incidents.overview.tonight;

import static com.cinemataztic.incidents.notifications.mail.Mails.DENMARK;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.overview.tonight.DailyMailRun.Skip;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The daily mail of Denmark: when it is sent, to whom, and how often. */
class DailyMailerMongoTests extends DailyMailerRig {

    @Test
    void itIsSentOnceADayToTheContactsOfTheRegionAndTheGivenAddresses() {
        mailer().run();
        assertThat(sent).isEmpty();
        clock.setInstant(DUE);
        mailer().run();
        assertThat(to()).containsExactly("bo@example.com", "noc@example.com");
        assertThat(sent.getFirst().subject()).startsWith("Tonight in Denmark: 4 ready");
        passHours(8);
        assertThat(to()).hasSize(2);
        clock.setInstant(DUE.plus(Duration.ofDays(1)));
        mailer().run();
        assertThat(to()).hasSize(4);
        assertThat(sent.get(2).messageId()).isNotEqualTo(sent.getFirst().messageId());
    }

    @Test
    void aRestartedInstanceDoesNotSendItAgain() {
        clock.setInstant(DUE);
        mailer().run();
        store.restart();
        clock.add(Duration.ofMinutes(1));
        mailer().run();
        assertThat(sent).hasSize(2);
    }

    @Test
    void ofManyInstancesExactlyOneSendsIt() throws Exception {
        clock.setInstant(DUE);
        var together = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var running = Stream.generate(this::mailer)
                    .limit(8)
                    .map(instance -> threads.submit(() -> {
                        together.await();
                        instance.run();
                        return null;
                    }))
                    .toList();
            for (var instance : running) {
                instance.get();
            }
        }
        assertThat(to()).containsExactlyInAnyOrder("bo@example.com", "noc@example.com");
    }

    @Test
    void whatTheTransportCannotSendNowIsTriedAgainAndTheOthersAreNotSentTwice() {
        answer = mail -> mail.to().address().startsWith("bo")
                ? new DeliveryResult.Later("no connection")
                : new DeliveryResult.Accepted("");
        clock.setInstant(DUE);
        mailer().run();
        mailer().run();
        assertThat(to()).describedAs("it waits before the next attempt").hasSize(2);
        answer = mail -> new DeliveryResult.Accepted("");
        clock.add(Duration.ofMinutes(1));
        mailer().run();
        assertThat(to()).containsExactly("bo@example.com", "noc@example.com", "bo@example.com");
        assertThat(sent.getLast().messageId()).isEqualTo(sent.getFirst().messageId());
        assertThat(run().count(State.SENT)).isEqualTo(2);
        assertThat(run().endedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aRejectedAddressIsNotTriedAgain() {
        answer = mail -> new DeliveryResult.Rejected("no such mailbox");
        clock.setInstant(DUE);
        mailer().run();
        passHours(1);
        assertThat(sent).hasSize(2);
        assertThat(run().deliveries()).extracting(DailyMailRun.Delivery::detail).containsOnly("no such mailbox");
    }

    /** The instance is killed after the first mail was accepted and before that was recorded. */
    @Test
    void anInstanceThatDiesIsFollowedByOneThatSendsTheRestAndOnlyOneMailTwice() {
        clock.setInstant(DUE);
        answer = mail -> {
            throw new IllegalStateException("killed");
        };
        mailer().run();
        answer = mail -> new DeliveryResult.Accepted("");
        clock.add(Duration.ofMinutes(1));
        mailer().run();
        assertThat(to())
                .describedAs("the claim of the dead instance still holds")
                .hasSize(1);
        clock.add(Duration.ofMinutes(5));
        mailer().run();
        assertThat(to()).containsExactly("bo@example.com", "bo@example.com", "noc@example.com");
        assertThat(sent.get(1).messageId()).isEqualTo(sent.getFirst().messageId());
    }

    @Test
    void anInstanceThatWasPausedLongerThanItsClaimSendsNothingMore() {
        clock.setInstant(DUE);
        answer = mail -> {
            answer = other -> new DeliveryResult.Accepted("");
            clock.add(Duration.ofMinutes(6));
            mailer().run();
            return new DeliveryResult.Accepted("");
        };
        mailer().run();
        assertThat(to()).containsExactly("bo@example.com", "bo@example.com", "noc@example.com");
    }

    @Test
    void afterAnOutageItIsStillSentAndSaysThatItIsLate() {
        clock.setInstant(DUE.plus(Duration.ofMinutes(119)));
        mailer().run();
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().text()).contains("This mail was due at 16:00 CET and is late.");
    }

    @Test
    void afterALongOutageItIsSkippedOnceAndSaysSo() {
        clock.setInstant(DUE.plus(Duration.ofMinutes(121)));
        mailer().run();
        mailer().run();
        assertThat(sent).isEmpty();
        assertThat(run().skipped()).isEqualTo(Skip.TOO_LATE);
        assertThat(run().endedAt()).isNotNull();
        clock.setInstant(DUE.plus(Duration.ofDays(1)));
        mailer().run();
        assertThat(sent).describedAs("the next day").hasSize(2);
    }

    @Test
    void aMailThatIsNotAcceptedForTwoHoursIsGivenUp() {
        answer = mail -> new DeliveryResult.Later("no connection");
        clock.setInstant(DUE);
        passHours(3);
        var attempts = sent.size();
        assertThat(attempts).isGreaterThan(10);
        passHours(1);
        assertThat(sent).hasSize(attempts);
        assertThat(run().deliveries()).allSatisfy(delivery -> {
            assertThat(delivery.state()).isEqualTo(State.FAILED);
            assertThat(delivery.detail()).isEqualTo("no connection");
        });
    }

    @Test
    void anOutageOverMidnightDoesNotHideThatTheMailWasNotSent() {
        put(new DailyMail(DENMARK.id(), true, LocalTime.of(23, 30), true, List.of(), "en", Instant.EPOCH, 1));
        clock.setInstant(Instant.parse("2026-11-24T03:00:00Z"));
        mailer().run();
        assertThat(run().skipped()).isEqualTo(Skip.TOO_LATE);
    }

    @Test
    void movedToALaterTimeItIsNotSentASecondTimeThatDay() {
        clock.setInstant(DUE);
        mailer().run();
        put(new DailyMail(DENMARK.id(), true, LocalTime.of(19, 0), true, List.of(), "en", DUE.plusSeconds(600), 1));
        passHours(5);
        assertThat(sent).hasSize(2);
    }

    @Test
    void withoutARecipientItIsSkippedAndSaysSo() {
        contacts = List.of();
        put(setting(true));
        clock.setInstant(DUE);
        mailer().run();
        assertThat(run().skipped()).isEqualTo(Skip.NO_CONTACTS);
    }

    @Test
    void anAddressThatIsAlsoAContactsGetsOneMail() {
        put(setting(true, "bo@example.com", "BO@example.com"));
        clock.setInstant(DUE);
        mailer().run();
        assertThat(to()).containsExactly("bo@example.com");
    }

    @Test
    void turnedOffItIsNotSent() {
        put(setting(false));
        clock.setInstant(DUE);
        mailer().run();
        assertThat(sent).isEmpty();
        assertThat(mails().since(MONDAY.minusDays(2))).isEmpty();
    }

    @Test
    void anOldRunIsForgotten() {
        clock.setInstant(DUE);
        mailer().run();
        clock.setInstant(DUE.plus(Duration.ofDays(61)));
        mailer().forget();
        assertThat(mails().since(MONDAY)).isEmpty();
    }

    @Test
    void whenTheReportFailsTheMailWaits() {
        clock.setInstant(DUE);
        var broken = mailer(region -> {
            throw new IllegalStateException("no report");
        });
        broken.run();
        clock.add(Duration.ofMinutes(6));
        mailer().run();
        assertThat(sent).hasSize(2);
    }
}
