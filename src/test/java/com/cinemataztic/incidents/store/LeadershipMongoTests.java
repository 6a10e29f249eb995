package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.support.GoldenDocuments;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.threeten.extra.MutableClock;

/** Which of several instances leads. */
class LeadershipMongoTests {

    private static final Duration NEARLY = Lease.TTL.minusMillis(1);

    @RegisterExtension
    final TempStore store = TempStore.embedded();

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    @BeforeEach
    void theStoreIsReached() {
        store.awaitServer();
    }

    @Test
    void theFirstLeadsAndTheOthersDoNot() {
        var first = begun();
        var second = begun();
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();

        second.renew();
        first.renew();
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
    }

    @Test
    void theInstanceThatRenewsStaysLeader() {
        var first = begun();
        var second = begun();
        for (int i = 0; i < 5; i++) {
            clock.add(NEARLY);
            first.renew();
            second.renew();
        }
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
    }

    @Test
    void anInstanceThatStopsRenewingIsNoLeaderBeforeAnotherIs() {
        var first = begun();
        var second = begun();
        clock.add(NEARLY);
        assertThat(first.held()).isTrue();

        clock.add(Duration.ofMillis(1));
        second.renew();
        assertThat(first.held()).isFalse();
        assertThat(second.held()).isFalse();

        clock.add(Duration.ofMillis(1));
        second.renew();
        first.renew();
        assertThat(first.held()).isFalse();
        assertThat(second.held()).isTrue();
    }

    @Test
    void anInstanceThatStopsReleasesTheLeadershipAtOnceAndForGood() {
        var first = begun();
        var second = begun();
        first.leave();
        assertThat(first.held()).isFalse();
        first.renew();
        assertThat(first.held()).isFalse();

        second.renew();
        assertThat(second.held()).isTrue();
    }

    @Test
    void anInstanceThatDoesNotLeadReleasesNothing() {
        var first = begun();
        begun().leave();

        assertThat(begun().held()).isFalse();
        first.renew();
        assertThat(first.held()).isTrue();
    }

    @Test
    void aFailedCallCostsNoLeadershipBeforeTheTermEnds() {
        var leader = begun();
        store.stopServer();
        clock.add(NEARLY);
        leader.renew();
        assertThat(leader.held()).isTrue();

        clock.add(Duration.ofMillis(1));
        assertThat(leader.held()).isFalse();
        leader.renew();
        assertThat(leader.held()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLeaseOfAnEarlierVersionIsReplacedOnceItHasExpired(int version) {
        leases().insertMany(
                        GoldenDocuments.of(version, "leases"),
                        new InsertManyOptions().comment(ShapeRecorder.BY_A_TEST));
        assertThat(begun().held()).isTrue();
    }

    @Test
    void aNewLeaseHasTheFieldsOfTheGoldenOne() {
        begun();
        assertThat(Objects.requireNonNull(
                                leases().find().comment(ShapeRecorder.BY_A_TEST).first())
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(
                        GoldenDocuments.of(2, "leases").getFirst().keySet());
    }

    @Test
    void onceStartedItRenewsItselfOnItsOwnThread() {
        var leadership = new Leadership(store.database(), clock);
        leadership.start();
        try {
            assertThat(leadership.held()).isTrue();
            clock.add(Lease.TTL);
            assertThat(leadership.held()).isFalse();
            await().until(leadership::held);
        } finally {
            leadership.leave();
        }
    }

    @Test
    void anInstanceStartsWithoutTheStore() {
        store.stopServer();

        assertThat(begun().held()).isFalse();
    }

    @Test
    void ofManyThatStartAtOnceOneLeads() throws Exception {
        var count = 16;
        var barrier = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new ArrayList<Future<Leadership>>();
            for (int i = 0; i < count; i++) {
                begun.add(threads.submit(() -> {
                    barrier.await();
                    return begun();
                }));
            }
            int held = 0;
            for (var leadership : begun) {
                held += leadership.get().held() ? 1 : 0;
            }
            assertThat(held).isOne();
        }
    }

    private MongoCollection<Document> leases() {
        return store.database().getCollection("leases");
    }

    private Leadership begun() {
        var leadership = new Leadership(store.database(), clock);
        leadership.renew();
        return leadership;
    }
}
