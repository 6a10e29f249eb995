package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.OutboxEntries.failed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.opened;
import static com.cinemataztic.incidents.notifications.OutboxEntries.over;
import static com.cinemataztic.incidents.notifications.OutboxEntries.postponed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.sent;
import static com.cinemataztic.incidents.notifications.OutboxEntries.several;
import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.Outbox.Claimed;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.platform.TempStore;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Claims on entries of the outbox: of several instances exactly one sends each. */
class MongoOutboxClaimsMongoTests {

    private static final int CLAIMANTS = 8;
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final String MAIL = "<m@x>";

    @RegisterExtension
    final TempStore store = new TempStore();

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
        // The same mail, sent again, does not break the claim.
        assertThat(outbox.claim(entries, MAIL, LATER, LATER)).isEqualTo(new Claimed(entries.subList(1, 2), 0));
        var again = outbox.claim(entries, "<n@x>", LATER.plusMillis(1), LATER.plusSeconds(60));
        assertThat(again.entries()).containsExactlyInAnyOrderElementsOf(entries);
        assertThat(again.again()).isEqualTo(2);
    }

    @Test
    void endedAndForgottenEntriesCannotBeClaimed() {
        var outbox = outbox();
        var entries = several(4, NOON);
        outbox.put(entries.subList(0, 3));
        outbox.settle(List.of(sent(entries.get(0), NOON), failed(entries.get(1), NOON), over(entries.get(2), NOON)));
        assertThat(outbox.claim(entries, MAIL, NOON, LATER)).isEqualTo(new Claimed(List.of(), 0));
    }

    @Test
    void aClaimReturnsTheEntriesAsTheyAreNowAndNotAsTheyWereRead() {
        var outbox = outbox();
        var seen = opened("DK-1", NOON);
        outbox.put(List.of(seen));
        var now = postponed(seen, NOON);
        outbox.settle(List.of(now));
        assertThat(outbox.claim(List.of(seen), MAIL, NOON, LATER).entries()).containsExactly(now);
    }

    @Test
    void settlingAnEntryEndsItsClaim() {
        var outbox = outbox();
        var entry = opened("DK-1", NOON);
        outbox.put(List.of(entry));
        outbox.claim(List.of(entry), MAIL, NOON, NOON.plus(Duration.ofDays(1)));
        outbox.settle(List.of(entry));
        assertThat(outbox.due(NOON, 10)).containsExactly(entry);
        assertThat(outbox.claim(List.of(entry), "<n@x>", NOON, LATER)).isEqualTo(new Claimed(List.of(entry), 0));
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
}
