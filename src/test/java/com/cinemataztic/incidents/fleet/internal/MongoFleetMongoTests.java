package com.cinemataztic.incidents.fleet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.fleet.Unit;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoFleetMongoTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Cinema CINEMA =
            new Cinema("dk.$001", "Ærø Bio 🎬", new RegionId("denmark"), ZoneId.of("Europe/Copenhagen"));

    private static final List<Unit> UNITS = List.of(
            new Unit(
                    new ScreenRef("dk.$001", "s1"),
                    "02:c1/a",
                    NOON,
                    NOON.plusSeconds(1),
                    NOON.plusSeconds(2),
                    NOON.plusSeconds(3)),
            new Unit(new ScreenRef("dk.$001", "s1"), "02:c1/b", NOON, NOON, NOON, null));

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stoppable = TempStore.embedded();

    @Test
    void whatIsKeptComesBackAsItWasAfterARestart() {
        var screens = List.of(
                screen("s1", null),
                screen("s2", new Schedule(null, null, null, NOON)),
                screen("s3", new Schedule(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), NOON)));
        fleet().keep(List.of(CINEMA), screens, UNITS);
        store.restart();
        assertThat(fleet().cinemas()).containsExactly(CINEMA);
        assertThat(fleet().screens()).containsExactlyInAnyOrderElementsOf(screens);
        assertThat(fleet().units()).containsExactlyInAnyOrderElementsOf(UNITS);
    }

    @Test
    void whatIsKeptAgainReplacesTheWholeOfItAndNothingElse() {
        fleet().keep(
                        List.of(CINEMA),
                        List.of(screen("s1", new Schedule(NOON, NOON, NOON, NOON)), screen("s2", null)),
                        UNITS);
        var changed = screen("s1", new Schedule(null, null, NOON, NOON));
        fleet().keep(List.of(), List.of(changed), List.of(UNITS.getLast()));
        assertThat(fleet().cinemas()).containsExactly(CINEMA);
        assertThat(fleet().screens()).containsExactlyInAnyOrder(changed, screen("s2", null));
        assertThat(fleet().units()).containsExactlyInAnyOrderElementsOf(UNITS);
    }

    @Test
    void aWholeFleetIsKeptAtOnce() {
        var screens =
                IntStream.range(0, 1_500).mapToObj(i -> screen("s" + i, null)).toList();
        fleet().keep(List.of(), screens, List.of());
        fleet().keep(List.of(), screens, List.of());
        assertThat(fleet().screens()).hasSize(1_500).containsAll(screens);
    }

    @Test
    void keepingNothingAsksNobody() {
        stoppable.stopServer();
        var fleet = new MongoFleet(stoppable.documents());
        fleet.keep(List.of(), List.of(), List.of());
        assertThatThrownBy(() -> fleet.keep(List.of(CINEMA), List.of(), List.of()))
                .isInstanceOf(StoreUnavailable.class);
    }

    private MongoFleet fleet() {
        return new MongoFleet(store.documents());
    }

    private static Screen screen(String id, @Nullable Schedule schedule) {
        return new Screen(new ScreenRef("dk.$001", id), "Sal " + id, schedule, id.equals("s3") ? NOON : null);
    }
}
