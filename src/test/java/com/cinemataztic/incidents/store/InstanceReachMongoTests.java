package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.cinemataztic.incidents.store.instances.InstanceState;
import com.cinemataztic.incidents.store.instances.InstanceState.Role;
import com.cinemataztic.incidents.store.instances.Reach;
import com.cinemataztic.incidents.support.GoldenDocuments;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** What instances know of each other, and who leads by it. */
class InstanceReachMongoTests {

    private static final Reach ALL = new Reach(List.of("Prometheus", "Alertmanager a"), List.of(), Instant.MAX);
    private static final Reach HALF = new Reach(List.of("Alertmanager a"), List.of("Prometheus"), Instant.MAX);
    private static final Reach OTHER_HALF = new Reach(List.of("Prometheus"), List.of("Alertmanager a"), Instant.MAX);
    private static final Duration TICK = Duration.ofMillis(2_500);

    @RegisterExtension
    final TempStore store = TempStore.embedded();

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-12-07T12:00:00Z"), ZoneOffset.UTC);
    private final List<Leadership> alive = new ArrayList<>();

    @BeforeEach
    void theStoreIsReached() {
        store.awaitServer();
    }

    @Test
    void aLeaderThatReachesLessThanAnotherGivesUpItsLeaseAndDoesNotTakeItAgain() {
        var first = begun(HALF);
        var second = begun(ALL);
        pass(Duration.ofSeconds(85));
        assertThat(first.held()).isTrue();

        pass(Duration.ofSeconds(10));
        assertThat(first.held()).isFalse();
        assertThat(second.held()).isTrue();

        pass(Duration.ofMinutes(5));
        assertThat(second.held()).isTrue();
        assertThat(role(first)).isEqualTo(Role.YIELDS);
    }

    @Test
    void aLeaderThatYieldedLeadsAgainOnceItReachesAllAndTheOtherNoLonger() {
        var first = begun(HALF);
        var second = begun(ALL);
        pass(Duration.ofMinutes(2));
        first.report(ALL);
        pass(Duration.ofSeconds(55));
        assertThat(role(first)).isEqualTo(Role.YIELDS);
        pass(Duration.ofSeconds(10));
        assertThat(role(first)).isEqualTo(Role.READY);
        assertThat(second.held()).isTrue();

        second.report(HALF);
        pass(Duration.ofSeconds(100));
        assertThat(first.held()).isTrue();
        assertThat(second.held()).isFalse();
    }

    @Test
    void theLeaderStaysIfEachReachesADifferentHalf() {
        var first = begun(HALF);
        begun(OTHER_HALF);
        pass(Duration.ofMinutes(5));
        assertThat(first.held()).isTrue();
    }

    @Test
    void aLeaderWithoutAnyReachStaysIfNobodyReachesMore() {
        var none = new Reach(List.of(), List.of("Prometheus"), Instant.MAX);
        var first = begun(none);
        begun(none);
        pass(Duration.ofMinutes(5));
        assertThat(first.held()).isTrue();
    }

    @Test
    void aLeaderWhosePollsStoppedGivesUpItsLease() {
        var first = begun(new Reach(ALL.reached(), List.of(), clock.instant().plusSeconds(60)));
        var second = begun(ALL);
        pass(Duration.ofSeconds(140));
        assertThat(first.held()).isTrue();
        pass(Duration.ofSeconds(20));
        assertThat(second.held()).isTrue();
    }

    @Test
    void anInstanceThatDiedWithAllInReachIsNoReasonToYield() {
        var first = begun(HALF);
        var second = begun(ALL);
        pass(Duration.ofSeconds(60));
        alive.remove(second);
        pass(Duration.ofMinutes(5));
        assertThat(first.held()).isTrue();
        assertThat(first.instances()).hasSize(1);
    }

    @Test
    void anInstanceThatYieldedLeadsIfTheOtherDies() {
        var first = begun(HALF);
        var second = begun(ALL);
        pass(Duration.ofMinutes(2));
        assertThat(second.held()).isTrue();

        alive.remove(second);
        pass(Instances.ALIVE.plusSeconds(5));
        assertThat(first.held()).isTrue();
    }

    @Test
    void anInstanceThatIsBehindTakesNoFreeLease() {
        var first = begun(ALL);
        var second = begun(HALF);
        var third = begun(ALL);
        pass(Duration.ofSeconds(10));
        alive.remove(first);
        first.leave();
        pass(Duration.ofSeconds(10));
        assertThat(second.held()).isFalse();
        assertThat(third.held()).isTrue();
    }

    @Test
    void anInstanceWritesOnlyWhatChangedOrToStayFresh() {
        var first = begun(ALL);
        var at = own(first).getDate("at");
        pass(TICK);
        assertThat(own(first).getDate("at")).isEqualTo(at);
        first.report(HALF);
        pass(TICK);
        assertThat(own(first).getDate("at")).isAfter(at);
        assertThat(own(first).getList("missing", String.class)).containsExactly("Prometheus");

        at = own(first).getDate("at");
        pass(Instances.REFRESH);
        assertThat(own(first).getDate("at")).isAfter(at);
    }

    @Test
    void anInstanceThatStopsIsRemovedAndOneThatFailedIsForgotten() {
        var failed = begun(ALL);
        var first = begun(ALL);
        var second = begun(ALL);
        alive.remove(failed);
        first.leave();
        alive.remove(first);
        assertThat(ids()).containsExactlyInAnyOrder(id(failed), id(second));

        pass(Instances.KEPT.plusSeconds(10));
        assertThat(ids()).containsExactly(id(second));
    }

    @Test
    void aDocumentHasTheFieldsOfTheGoldenOneWhichIsRead() {
        var golden = GoldenDocuments.ofToday("instances").getFirst();
        var first = begun(ALL);
        assertThat(own(first).keySet()).containsExactlyInAnyOrderElementsOf(golden.keySet());

        golden.append("at", Date.from(clock.instant()));
        documents().insertMany(List.of(golden), byATest());
        first.renew();
        assertThat(first.instances())
                .contains(new InstanceState(
                        golden.getString("_id"),
                        "1@portal-1",
                        Role.YIELDS,
                        Instant.parse("2026-12-07T12:00:00Z"),
                        new Reach(List.of("Alertmanager am-1:9093"), List.of("Prometheus"), Instant.MAX)));
    }

    @Test
    void aDocumentThatALaterVersionWroteIsRead() {
        documents()
                .insertMany(
                        List.of(new Document("_id", "later")
                                .append("at", Date.from(clock.instant()))
                                .append("role", "observes")),
                        byATest());
        var first = begun(HALF);
        assertThat(first.instances())
                .contains(new InstanceState("later", "", Role.YIELDS, clock.instant(), Reach.NO_SOURCES));
        assertThat(first.held()).isTrue();
    }

    @Test
    void systemHealthSaysWhoLeadsAndWhyOneDoesNot() {
        var first = begun(HALF);
        var second = begun(ALL);
        pass(Duration.ofMinutes(2));

        assertThat(findings(second))
                .extracting(Finding::value, Finding::level)
                .containsExactly(tuple("leads", Level.OK), tuple("yields the lead", Level.NOTICE));
        assertThat(findings(second).getLast().explanation()).contains("It gets none from Prometheus.");
        assertThat(findings(first).getFirst().value()).isEqualTo("yields the lead");
        assertThat(findings(first).getLast().value()).isEqualTo("leads");
    }

    @Test
    void systemHealthSaysThatNobodyLeads() {
        store.stopServer();
        assertThat(findings(begun(ALL)).getFirst())
                .satisfies(finding -> assertThat(finding.value()).isEqualTo("none"))
                .satisfies(finding -> assertThat(finding.level()).isEqualTo(Level.NOTICE));
    }

    private Leadership begun(Reach reach) {
        var leadership = new Leadership(store.database(), clock);
        leadership.report(reach);
        leadership.renew();
        alive.add(leadership);
        return leadership;
    }

    /** Time passes as the instances' timers cut it. */
    private void pass(Duration time) {
        for (var passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(TICK)) {
            clock.add(TICK);
            alive.forEach(Leadership::renew);
            assertThat(alive.stream().filter(Leadership::held).count()).isLessThanOrEqualTo(1);
        }
    }

    private static Role role(Leadership leadership) {
        return leadership.instances().getFirst().role();
    }

    private static String id(Leadership leadership) {
        return leadership.instances().getFirst().id();
    }

    private static List<Finding> findings(Leadership leadership) {
        return new LeadershipHealth(leadership).evidence().findings();
    }

    private Document own(Leadership leadership) {
        return Objects.requireNonNull(documents()
                .find(new Document("_id", id(leadership)))
                .comment(ShapeRecorder.BY_A_TEST)
                .first());
    }

    private List<String> ids() {
        return documents()
                .find()
                .comment(ShapeRecorder.BY_A_TEST)
                .map(it -> it.getString("_id"))
                .into(new ArrayList<>());
    }

    private static InsertManyOptions byATest() {
        return new InsertManyOptions().comment(ShapeRecorder.BY_A_TEST);
    }

    private MongoCollection<Document> documents() {
        return store.database().getCollection("instances");
    }
}
