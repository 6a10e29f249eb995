package com.cinemataztic.incidents.maintenance.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.MaintenanceWindows;
import com.cinemataztic.incidents.maintenance.PlannedWindow;
import com.cinemataztic.incidents.maintenance.Signature;
import com.cinemataztic.incidents.maintenance.WindowId;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoMaintenanceWindowsMongoTests {

    private static final int AT_ONCE = 8;
    private static final RegionId NORWAY = new RegionId("norway");

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void windowsComeBackAsTheyWereAfterARestart() {
        var windows = windows();
        var screen = PlannedWindow.screen("dk.$001", "s/1 Ø").window();
        var cinema = PlannedWindow.cinema("no-001")
                .in("norway")
                .endedAt(NOON.plusSeconds(9))
                .window();
        var region = with(PlannedWindow.region("denmark").window(), "🎬 $set", 7);
        List.of(screen, cinema, region)
                .forEach(it -> assertThat(windows.add(it)).isTrue());
        store.restart();
        var again = windows();
        assertThat(again.endingAfter(NOON)).containsExactlyInAnyOrder(screen, cinema, region);
        assertThat(again.find(region.id())).contains(region);
        assertThat(again.find(WindowId.fresh())).isEmpty();
        assertThat(again.add(with(screen, "another", 1))).isFalse();
        assertThat(again.find(screen.id())).contains(screen);
    }

    @Test
    void ofManyWhoChangeOneWindowAtOnceOneWins() throws Exception {
        var window = PlannedWindow.screen("dk-001", "s1").window();
        windows().add(window);
        // Two adapters, as two instances of the portal have them.
        var writers = List.of(windows(), windows());
        var won = atOnce(i -> writers.get(i % 2).replace(with(window, "writer " + i, 2), 1));
        assertThat(won).containsOnlyOnce(true);
        assertThat(windows().find(window.id()).orElseThrow().reason()).isEqualTo("writer " + won.indexOf(true));
        assertThat(windows().replace(with(window, "late", 2), 1)).isFalse();
    }

    @Test
    void aWindowThatIsGoneIsNotMadeByAChange() {
        var window = PlannedWindow.screen("dk-001", "s1").window();
        assertThat(windows().replace(window, 1)).isFalse();
        assertThat(windows().find(window.id())).isEmpty();
    }

    @Test
    void ofManyWhoTakeOneIdAtOnceOneGetsIt() throws Exception {
        var id = WindowId.fresh();
        var windows = windows();
        assertThat(atOnce(i -> windows.add(
                        PlannedWindow.screen("dk-001", "s" + i).named(id).window())))
                .containsOnlyOnce(true);
        assertThat(windows.endingAfter(NOON)).hasSize(1);
    }

    @Test
    void whatIsPastComesInPagesTheLastToEndFirst() {
        var windows = windows();
        var kept = new ArrayList<MaintenanceWindow>();
        for (int i = 0; i < 25; i++) {
            // Groups of five that end together.
            var window = PlannedWindow.cinema("c-" + i)
                    .in(i % 3 == 0 ? "norway" : "denmark")
                    .between(NOON.minusSeconds(3_600), NOON.minusSeconds(100 - i / 5))
                    .window();
            windows.add(window);
            kept.add(window);
        }
        windows.add(PlannedWindow.cinema("running").window());
        for (var regions : List.of(Set.<RegionId>of(), Set.of(NORWAY))) {
            var expected = kept.stream()
                    .filter(it -> regions.isEmpty() || regions.contains(it.region()))
                    .sorted((one, other) -> {
                        var byEnd = other.end().compareTo(one.end());
                        return byEnd != 0
                                ? byEnd
                                : other.id().value().compareTo(one.id().value());
                    })
                    .toList();
            var seen = new ArrayList<MaintenanceWindow>();
            MaintenanceWindows.@Nullable Position after = null;
            MaintenanceWindows.Page page;
            do {
                page = windows.past(regions, NOON, 4, after);
                assertThat(page.total()).isEqualTo(expected.size());
                seen.addAll(page.windows());
                var last = page.windows().getLast();
                after = new MaintenanceWindows.Position(last.end(), last.id());
            } while (page.more());
            assertThat(seen).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void whatEndedEarlyIsPastFromThenOnAndIsForgottenFromThen() {
        var windows = windows();
        var early = PlannedWindow.cinema("a").endedAt(NOON.plusSeconds(60)).window();
        windows.add(early);
        assertThat(windows.endingAfter(NOON.plusSeconds(60))).isEmpty();
        assertThat(windows.past(Set.of(), NOON.plusSeconds(60), 10, null).windows())
                .containsExactly(early);
        assertThat(windows.forget(NOON.plusSeconds(60))).isZero();
        assertThat(windows.forget(NOON.plusSeconds(61))).isEqualTo(1);
        assertThat(windows.find(early.id())).isEmpty();
    }

    private MongoMaintenanceWindows windows() {
        return new MongoMaintenanceWindows(store.documents());
    }

    private static MaintenanceWindow with(MaintenanceWindow window, String reason, long version) {
        return new MaintenanceWindow(
                window.id(),
                window.scope(),
                window.region(),
                window.from(),
                window.until(),
                reason,
                window.planned(),
                new Signature("bo", Instant.parse("2026-11-23T12:00:00.123Z")),
                window.ended(),
                version);
    }

    private static List<Boolean> atOnce(Function<Integer, Boolean> write) throws Exception {
        var ready = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = threads.invokeAll(IntStream.range(0, AT_ONCE)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        ready.await();
                        return write.apply(i);
                    })
                    .toList());
            return writes.stream().map(it -> it.resultNow()).toList();
        }
    }
}
