package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.Notices.failed;
import static com.cinemataztic.incidents.notifications.Notices.mail;
import static com.cinemataztic.incidents.notifications.Notices.opened;
import static com.cinemataztic.incidents.notifications.Notices.over;
import static com.cinemataztic.incidents.notifications.Notices.owed;
import static com.cinemataztic.incidents.notifications.Notices.postponed;
import static com.cinemataztic.incidents.notifications.Notices.program;
import static com.cinemataztic.incidents.notifications.Notices.sent;
import static com.cinemataztic.incidents.notifications.Notices.several;
import static com.cinemataztic.incidents.notifications.Notices.to;
import static com.cinemataztic.incidents.notifications.Notices.under;
import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.notifications.Notices;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.Outbox.Claimed;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoOutboxMongoTests {

    private static final int CLAIMANTS = 8;
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final String MAIL = "<m@x>";

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stoppable = TempStore.embedded();

    @Test
    void whateverHappenedComesBackAsItWasAfterARestart() {
        assertThat(Notices.EVERY_HAPPENING).extracting(Object::getClass).containsExactlyInAnyOrder((Class<?>[])
                TicketEvent.class.getPermittedSubclasses());
        var entries = Notices.EVERY_HAPPENING.stream()
                .map(what -> owed("DK-" + (Notices.EVERY_HAPPENING.indexOf(what) + 1), to("Åke"), what, NOON))
                .toList();
        outbox().put(entries);
        store.restart();
        assertThat(outbox().due(NOON, 100)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void howeverFarItIsItComesBackAsItWasAfterARestart() {
        var owed = several(5, NOON);
        var settled = List.of(
                under("DK-9", owed.get(0)),
                postponed(postponed(owed.get(1), NOON), LATER),
                sent(owed.get(2), LATER),
                failed(owed.get(3), LATER),
                over(owed.get(4), LATER));
        outbox().put(owed);
        outbox().settle(settled);
        store.restart();
        assertThat(outbox().of(tickets(owed))).containsExactlyElementsOf(settled);
    }

    @Test
    void whatIsOwedTwiceIsOwedOnceAndStaysAsFarAsItIs() {
        var outbox = outbox();
        var first = opened("DK-1", NOON);
        var second = opened("DK-2", NOON);
        outbox.put(List.of(first));
        outbox.settle(List.of(sent(first, NOON)));
        outbox.put(List.of(opened("DK-1", LATER), second, second));
        assertThat(outbox.of(tickets(List.of(first, second)))).containsExactlyInAnyOrder(sent(first, NOON), second);
    }

    @Test
    void onlyWhatWaitsAndIsDueInNobodysHandsIsDueAndTheOldestFirst() {
        var outbox = outbox();
        var claimed = opened("DK-1", NOON.minusSeconds(9));
        var ended = opened("DK-2", NOON.minusSeconds(8));
        var young = opened("DK-3", NOON.minusSeconds(1));
        var postponed = opened("DK-4", NOON.minusSeconds(7));
        var old = opened("DK-5", NOON.minusSeconds(2));
        var notYet = opened("DK-6", NOON.minusSeconds(6));
        outbox.put(List.of(claimed, ended, young, postponed, old, notYet));
        outbox.claim(List.of(claimed), MAIL, NOON, LATER);
        outbox.settle(List.of(over(ended, NOON), postponed(postponed, NOON), postponed(notYet, NOON.plusMillis(1))));

        assertThat(outbox.due(NOON, 100)).containsExactly(postponed(postponed, NOON), old, young);
        assertThat(outbox.due(NOON, 2)).containsExactly(postponed(postponed, NOON), old);
        assertThat(outbox.due(LATER.plusMillis(1), 100))
                .extracting(OutboxEntry::id)
                .containsExactly(claimed.id(), postponed.id(), notYet.id(), old.id(), young.id());
    }

    @Test
    void whatGoesToProgramsComesBackAsItWasAndNeitherHoldsUpTheOther() {
        var toProgram = owed("DK-1", program("on-call"), new TicketEvent.Escalated(2), NOON);
        var toPerson = owed("DK-1", to("anna"), new TicketEvent.Escalated(2), NOON);
        outbox().put(List.of(toProgram, toPerson));
        store.restart();
        var outbox = outbox();
        assertThat(outbox.due(NOON, 1)).containsExactly(toPerson);
        assertThat(outbox.dueToHooks(NOON, 1)).containsExactly(toProgram);
        assertThat(outbox.of(List.of(toProgram.ticket()))).containsExactlyInAnyOrder(toProgram, toPerson);
        assertThat(outbox.claim(List.of(toProgram), toProgram.id(), NOON, LATER).entries())
                .containsExactly(toProgram);
        assertThat(outbox.dueToHooks(NOON, 1)).isEmpty();
        outbox.settle(List.of(sent(toProgram, NOON)));
        assertThat(outbox.dueToHooks(LATER.plusMillis(1), 1)).isEmpty();
        assertThat(outbox.due(NOON, 1)).containsExactly(toPerson);
    }

    @Test
    void moreThanComeInOneReplyAreReadWhole() {
        var outbox = outbox();
        var entries = several(1_101, NOON.minusSeconds(2_000));
        outbox.put(entries);
        assertThat(outbox.due(NOON, 5_000)).containsExactlyElementsOf(entries);
        assertThat(outbox.due(NOON, 1_001)).containsExactlyElementsOf(entries.subList(0, 1_001));
        assertThat(outbox.of(tickets(entries))).hasSize(1_101);
        assertThat(outbox.claim(entries, MAIL, NOON, LATER).entries()).hasSize(1_101);
        assertThat(outbox.claim(entries, MAIL, LATER.plusMillis(1), LATER.plusSeconds(60)))
                .extracting(Claimed::again, it -> it.entries().size())
                .containsExactly(1_101, 1_101);
    }

    @Test
    void theNoticesOfATicketAreThoseOfNoOther() {
        var outbox = outbox();
        var one = opened("DK-1", NOON);
        var toBo = owed("DK-1", to("bo"), new TicketEvent.LastCall(), NOON.minusSeconds(1));
        outbox.put(List.of(one, opened("DK-10", NOON), toBo));
        assertThat(outbox.of(List.of(one.ticket(), new TicketId("DK-2")))).containsExactly(toBo, one);
    }

    @Test
    void ofManyWhoClaimAtOnceExactlyOneGetsEach() throws Exception {
        var entries = several(40, NOON);
        outbox().put(entries);
        var claims = claimAtOnce(entries, NOON);
        assertThat(claims.stream().flatMap(it -> it.entries().stream())).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(claims).extracting(Claimed::again).containsOnly(0);
    }

    @Test
    void ofManyWhoClaimWhatHasRunOutExactlyOneGetsEachAndCountsIt() throws Exception {
        var entries = several(40, NOON);
        var outbox = outbox();
        outbox.put(entries);
        outbox.claim(entries.subList(0, 30), MAIL, NOON.minusSeconds(2), NOON.minusSeconds(1));
        var claims = claimAtOnce(entries, NOON);
        assertThat(claims.stream().flatMap(it -> it.entries().stream())).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(claims.stream().mapToInt(Claimed::again).sum()).isEqualTo(30);
    }

    @Test
    void aClaimHoldsUntilItHasRunOut() {
        var outbox = outbox();
        var entries = several(2, NOON);
        outbox.put(entries);
        assertThat(outbox.claim(entries.subList(0, 1), MAIL, NOON, LATER))
                .isEqualTo(new Claimed(entries.subList(0, 1), 0));
        // The same mail, sent again, is no excuse.
        assertThat(outbox.claim(entries, MAIL, LATER, LATER)).isEqualTo(new Claimed(entries.subList(1, 2), 0));
        var again = outbox.claim(entries, "<n@x>", LATER.plusMillis(1), LATER.plusSeconds(60));
        assertThat(again.entries()).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(again.again()).isEqualTo(2);
    }

    @Test
    void whatHasEndedOrWasForgottenIsClaimedByNobody() {
        var outbox = outbox();
        var entries = several(4, NOON);
        outbox.put(entries.subList(0, 3));
        outbox.settle(List.of(sent(entries.get(0), NOON), failed(entries.get(1), NOON), over(entries.get(2), NOON)));
        assertThat(outbox.claim(entries, MAIL, NOON, LATER)).isEqualTo(new Claimed(List.of(), 0));
    }

    @Test
    void whoClaimsGetsTheNoticesAsTheyAreAndNotAsTheyWereSeen() {
        var outbox = outbox();
        var seen = opened("DK-1", NOON);
        outbox.put(List.of(seen));
        var now = postponed(seen, NOON);
        outbox.settle(List.of(now));
        assertThat(outbox.claim(List.of(seen), MAIL, NOON, LATER).entries()).containsExactly(now);
    }

    @Test
    void whatIsSettledIsClaimedNoMore() {
        var outbox = outbox();
        var entry = opened("DK-1", NOON);
        outbox.put(List.of(entry));
        outbox.claim(List.of(entry), MAIL, NOON, NOON.plus(Duration.ofDays(1)));
        outbox.settle(List.of(entry));
        assertThat(outbox.due(NOON, 10)).containsExactly(entry);
        assertThat(outbox.claim(List.of(entry), "<n@x>", NOON, LATER)).isEqualTo(new Claimed(List.of(entry), 0));
    }

    @Test
    void whatWentOutStaysSoWhateverASlowerOneMakesOfIt() {
        var outbox = outbox();
        var entry = opened("DK-1", NOON);
        outbox.put(List.of(entry));
        // It was thought to be over by one while another sent it.
        outbox.settle(List.of(over(entry, NOON)));
        outbox.settle(List.of(sent(entry, NOON)));
        outbox.settle(List.of(postponed(entry, LATER)));
        assertThat(outbox.of(List.of(entry.ticket()))).containsExactly(sent(entry, NOON));
        assertThat(outbox.due(LATER, 10)).isEmpty();
    }

    @Test
    void whatWasForgottenIsNotBroughtBackByBeingSettled() {
        var outbox = outbox();
        var entry = opened("DK-1", NOON);
        outbox.settle(List.of(sent(entry, NOON)));
        assertThat(outbox.of(List.of(entry.ticket()))).isEmpty();
    }

    @Test
    void figuresTellWhatWaitsSinceWhenAndHowManyWereGivenUp() {
        var outbox = outbox();
        assertThat(outbox.figures(NOON)).isEqualTo(new Outbox.Figures(0, null, 0));
        assertThat(outbox.figures(NOON).age(NOON)).isZero();

        var entries = several(7, NOON);
        outbox.put(entries);
        outbox.settle(List.of(
                sent(entries.get(0), NOON),
                over(entries.get(1), NOON),
                failed(entries.get(2), NOON.minusMillis(1)),
                failed(entries.get(3), NOON),
                postponed(entries.get(5), LATER)));
        outbox.claim(entries.subList(4, 5), MAIL, NOON, LATER);

        var figures = outbox.figures(NOON);
        assertThat(figures).isEqualTo(new Outbox.Figures(3, entries.get(4).createdAt(), 1));
        assertThat(figures.age(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void theMailsSinceThenAreToldEachOnce() {
        var outbox = outbox();
        outbox.noteMail(mail("<old@x>", NOON.minusMillis(1)));
        outbox.noteMail(mail("<m@x>", NOON));
        outbox.noteMail(mail("<m@x>", LATER));
        outbox.noteMail(mail("<n@x>", NOON));
        store.restart();
        assertThat(outbox().mailsSince(NOON)).containsExactlyInAnyOrder(mail("<m@x>", LATER), mail("<n@x>", NOON));
    }

    @Test
    void onlyWhatEndedBeforeThenIsForgotten() {
        var outbox = outbox();
        var entries = several(5, NOON.minus(Duration.ofDays(400)));
        var kept = List.of(sent(entries.get(3), NOON), entries.get(4));
        outbox.put(entries);
        outbox.settle(List.of(
                sent(entries.get(0), NOON.minusMillis(1)),
                failed(entries.get(1), NOON.minusMillis(1)),
                over(entries.get(2), NOON.minusMillis(1)),
                kept.getFirst()));
        outbox.noteMail(mail("<old@x>", NOON.minusMillis(1)));
        outbox.noteMail(mail("<m@x>", NOON));

        outbox.forget(NOON);

        assertThat(outbox.of(tickets(entries))).containsExactlyElementsOf(kept);
        assertThat(outbox.mailsSince(Instant.EPOCH)).containsExactly(mail("<m@x>", NOON));
    }

    @Test
    void saysSoWhenTheStoreIsGoneAndAsksItNothingAboutNothing() {
        var outbox = new MongoOutbox(stoppable.documents());
        var entries = several(1, NOON);
        stoppable.stopServer();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> new MongoOutbox(stoppable.documents()),
                () -> outbox.put(entries),
                () -> outbox.due(NOON, 1),
                () -> outbox.dueToHooks(NOON, 1),
                () -> outbox.of(tickets(entries)),
                () -> outbox.claim(entries, MAIL, NOON, LATER),
                () -> outbox.settle(entries),
                () -> outbox.noteMail(mail(MAIL, NOON)),
                () -> outbox.mailsSince(NOON),
                () -> outbox.figures(NOON),
                () -> outbox.forget(NOON))) {
            assertThatThrownBy(call).isInstanceOf(StoreUnavailable.class);
        }
        assertThatCode(() -> {
                    outbox.put(List.of());
                    outbox.of(List.of());
                    outbox.claim(List.of(), MAIL, NOON, LATER);
                    outbox.settle(List.of());
                })
                .doesNotThrowAnyException();
    }

    private Outbox outbox() {
        return new MongoOutbox(store.documents());
    }

    /** Each comes in another order, as two instances that read the outbox at different moments do. */
    private List<Claimed> claimAtOnce(List<OutboxEntry> entries, Instant now) throws Exception {
        var outbox = outbox();
        var ready = new CyclicBarrier(CLAIMANTS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, CLAIMANTS)
                            .<Callable<Claimed>>mapToObj(i -> () -> {
                                var shuffled = new ArrayList<>(entries);
                                Collections.shuffle(shuffled, new Random(i));
                                // Only a part of them, so that the claims of several overlap in part.
                                var some = shuffled.subList(0, i == 0 ? entries.size() : entries.size() / 2);
                                ready.await();
                                return outbox.claim(some, "<m" + i + "@x>", now, now.plusSeconds(60));
                            })
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    private static List<TicketId> tickets(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::ticket).toList();
    }
}
