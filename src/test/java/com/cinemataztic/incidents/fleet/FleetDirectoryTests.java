package com.cinemataztic.incidents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class FleetDirectoryTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Cinema CINEMA = new Cinema("dk-001", "Ærø Bio", new RegionId("denmark"), COPENHAGEN);
    private static final ScreenRef ONE = new ScreenRef("dk-001", "s1");
    private static final ScreenRef TWO = new ScreenRef("dk-001", "s2");

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final FleetInMemory store = new FleetInMemory();
    private final Source source = new Source();
    private final List<Object> events = new ArrayList<>();
    private final FleetDirectory directory = directory();

    @Test
    void knowsWhatWasReported() {
        read(List.of(CINEMA), screen(ONE, "Sal 1", NOON.plusSeconds(600)));
        assertThat(directory.cinema("dk-001")).contains(CINEMA);
        assertThat(directory.screen("dk-001", "s1")).contains(screen(ONE, "Sal 1", NOON.plusSeconds(600)));
        assertThat(directory.readAt()).isEqualTo(NOON);
        assertThat(events).containsExactly(new FleetChanged());
    }

    @Test
    void knowsNothingWithoutAnIdOrNeverReported() {
        assertThat(directory.cinema(null)).isEmpty();
        assertThat(directory.cinema("dk-001")).isEmpty();
        assertThat(directory.screens("dk-001")).isEmpty();
        assertThat(directory.screen("dk-001", null)).isEmpty();
        assertThat(directory.screen(null, "s1")).isEmpty();
        assertThat(directory.readAt()).isNull();
    }

    @Test
    void aFailedOrEmptyReadingChangesNothing() {
        read(List.of(CINEMA), screen(ONE, "Sal 1", null));
        source.reading = null;
        clock.add(Duration.ofHours(1));
        directory.read();
        assertThat(directory.cinema("dk-001")).contains(CINEMA);
        assertThat(directory.screen("dk-001", "s1")).isPresent();
        assertThat(directory.readAt()).isEqualTo(NOON);
        assertThat(events).hasSize(1);
    }

    @Test
    void aScreenNoLongerReportedStays() {
        read(List.of(CINEMA), screen(ONE, "Sal 1", null), screen(TWO, "Sal 2", NOON.plusSeconds(60)));
        read(List.of(), screen(ONE, "Sal 1", null));
        assertThat(directory.cinema("dk-001")).contains(CINEMA);
        assertThat(directory.screen("dk-001", "s2")).contains(screen(TWO, "Sal 2", NOON.plusSeconds(60)));
    }

    @Test
    void aReadingWithoutAScheduleKeepsTheLastOne() {
        read(List.of(CINEMA), screen(ONE, "Sal 1", NOON.plusSeconds(60)));
        read(List.of(CINEMA), screen(ONE, "Renamed", null));
        assertThat(directory.screen("dk-001", "s1")).contains(screen(ONE, "Renamed", NOON.plusSeconds(60)));
    }

    @Test
    void aRenamedCinemaIsKnownByItsNewName() {
        read(List.of(CINEMA));
        var renamed = new Cinema("dk-001", "Nordisk Ærø", CINEMA.region(), COPENHAGEN);
        read(List.of(renamed));
        assertThat(directory.cinema("dk-001")).contains(renamed);
        assertThat(store.cinemas).containsValue(renamed);
        assertThat(events).hasSize(2);
    }

    @Test
    void aReadingThatSaysTheSameIsWorthNoWriteAndNoWord() {
        read(List.of(CINEMA), screen(ONE, "Sal 1", NOON.plusSeconds(600)));
        clock.add(Duration.ofSeconds(30));
        source.reading = new FleetSource.Reading(
                List.of(CINEMA),
                List.of(new Screen(
                        ONE, "Sal 1", new Schedule(null, null, NOON.plusSeconds(600), NOON.plusSeconds(30)), null)),
                List.of(),
                null);
        directory.read();
        assertThat(store.writes).isEqualTo(1);
        assertThat(events).hasSize(1);
        assertThat(directory.readAt()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void whenTheStoreIsDownTheReadingIsDroppedAndTheNextOneTriesAgain() {
        store.down = true;
        read(List.of(CINEMA), screen(ONE, "Sal 1", null));
        assertThat(directory.cinema("dk-001")).isEmpty();
        assertThat(directory.readAt()).isNull();
        assertThat(events).isEmpty();
        store.down = false;
        directory.read();
        assertThat(directory.cinema("dk-001")).contains(CINEMA);
        assertThat(store.screens).containsKey(ONE);
        assertThat(events).hasSize(1);
    }

    @Test
    void aRegionThatCannotBeKeptDropsTheReadingTheSameWay() {
        var swedish = new Cinema("se-001", "Bio", new RegionId("sweden"), ZoneId.of("Europe/Stockholm"));
        store.down = true;
        read(List.of(CINEMA, swedish));
        assertThat(directory.cinema("dk-001")).isEmpty();
        store.down = false;
        directory.read();
        assertThat(directory.cinema("se-001")).contains(swedish);
    }

    @Test
    void theRegionOfACinemaIsMadeKnownWithItsZone() {
        read(List.of(new Cinema("se-001", "Bio", new RegionId("sweden"), ZoneId.of("Europe/Stockholm"))));
        assertThat(store.regions.get(new RegionId("sweden")))
                .isEqualTo(new Region(new RegionId("sweden"), "ZZ", "Sweden", ZoneId.of("Europe/Stockholm")));
    }

    @Test
    void whatWasKnownIsKnownAfterARestartBeforeAnythingIsRead() {
        read(List.of(CINEMA), screen(ONE, "Sal 1", NOON.plusSeconds(60)));
        var afterRestart = directory();
        assertThat(afterRestart.cinema("dk-001")).contains(CINEMA);
        assertThat(afterRestart.screen("dk-001", "s1")).contains(screen(ONE, "Sal 1", NOON.plusSeconds(60)));
        assertThat(afterRestart.readAt()).isNull();
    }

    @Test
    void twoNamesForOneCinemaInOneReadingAreNoChangeForEver() {
        var old = new Cinema("dk-001", "Old name", CINEMA.region(), COPENHAGEN);
        read(List.of(CINEMA));
        read(List.of(CINEMA, old));
        read(List.of(old, CINEMA));
        read(List.of(CINEMA, old));
        assertThat(directory.cinema("dk-001")).contains(CINEMA);
        assertThat(events).hasSize(1);
    }

    @Test
    void withoutASourceNothingIsRead() {
        source.reading = new FleetSource.Reading(List.of(CINEMA), List.of(), List.of(), null);
        source.configured = false;
        directory.read();
        assertThat(directory.cinema("dk-001")).isEmpty();
    }

    @Test
    void aScreenThatTheWholeInventoryNamesNoMoreIsGoneUntilItIsNamedAgain() {
        inventory(machine("a", ONE), machine("b", TWO));
        clock.add(Duration.ofMinutes(1));
        inventory(machine("a", ONE));
        assertThat(directory.screen("dk-001", "s2").orElseThrow().goneSince()).isEqualTo(NOON.plusSeconds(60));
        assertThat(directory.screen("dk-001", "s1").orElseThrow().goneSince()).isNull();
        assertThat(directory.screens("dk-001")).extracting(Screen::ref).containsExactly(ONE);
        assertThat(directory().screen("dk-001", "s2").orElseThrow().goneSince()).isEqualTo(NOON.plusSeconds(60));
        clock.add(Duration.ofMinutes(1));
        inventory(machine("a", ONE));
        assertThat(directory.screen("dk-001", "s2").orElseThrow().goneSince()).isEqualTo(NOON.plusSeconds(60));
        inventory(machine("a", ONE), machine("b", TWO));
        assertThat(directory.screen("dk-001", "s2").orElseThrow().goneSince()).isNull();
    }

    @Test
    void nothingIsGoneWithoutAnInventory() {
        inventory(machine("a", ONE), machine("b", TWO));
        read(List.of(CINEMA), screen(ONE, "Sal 1", null));
        assertThat(directory.screen("dk-001", "s2").orElseThrow().goneSince()).isNull();
        assertThat(directory.machine("b").orElseThrow().listed()).isTrue();
    }

    @Test
    void aTenthOfTheScreensVanishingAtOnceIsNotTrusted() {
        var machines = IntStream.range(0, 60)
                .mapToObj(i -> machine("m" + i, new ScreenRef("dk-001", "s" + i)))
                .toList();
        inventory(machines.toArray(Machine[]::new));
        inventory(machines.subList(0, 50).toArray(Machine[]::new));
        assertThat(directory.screen("dk-001", "s55").orElseThrow().goneSince()).isNull();
        inventory(machines.subList(0, 57).toArray(Machine[]::new));
        assertThat(directory.screen("dk-001", "s58").orElseThrow().goneSince()).isNotNull();
    }

    @Test
    void aMachineThatIsListedNoMoreIsGoneAndAnotherOnItsScreenSucceedsIt() {
        inventory(machine("old", ONE), machine("b", TWO));
        assertThat(directory.units(ONE).getFirst().machineId()).isEqualTo("old");
        assertThat(directory.swap("dk-001", "s1", "old")).isEmpty();
        clock.add(Duration.ofMinutes(5));
        inventory(machine("new", ONE), machine("b", TWO));
        assertThat(directory.machine("old").orElseThrow().state(clock.instant()))
                .isEqualTo(Machine.State.GONE);
        var swap = directory.swap("dk-001", "s1", "old").orElseThrow();
        assertThat(swap.by()).isEqualTo("new");
        assertThat(swap.at()).isEqualTo(NOON.plusSeconds(300));
        assertThat(directory.swap("dk-001", "s2", "b")).isEmpty();
        assertThat(directory.units(ONE)).extracting(Unit::machineId).containsExactly("new", "old");
        assertThat(directory().units(ONE)).hasSize(2);
        // After a restart nobody knows who stands there until the inventory is read.
        assertThat(directory().swap("dk-001", "s1", "old")).isEmpty();
    }

    @Test
    void aReadingThatFindsTheSameMachinesIsWorthAWriteAnHour() {
        inventory(machine("a", ONE));
        inventory(machine("a", ONE));
        assertThat(store.writes).isEqualTo(1);
        clock.add(Duration.ofMinutes(61));
        inventory(machine("a", ONE));
        assertThat(store.writes).isEqualTo(2);
        assertThat(directory.units(ONE).getFirst().lastSeen()).isEqualTo(NOON.plusSeconds(3660));
        assertThat(directory.units(ONE).getFirst().since()).isEqualTo(NOON);
    }

    private void inventory(Machine... machines) {
        var refs = Stream.of(machines)
                .flatMap(machine -> Stream.ofNullable(machine.screen()))
                .toList();
        source.reading = new FleetSource.Reading(
                List.of(CINEMA),
                refs.stream()
                        .map(ref -> screen(ref, "Sal " + ref.screenId(), null))
                        .toList(),
                List.of(machines),
                Set.copyOf(refs));
        directory.read();
    }

    private Machine machine(String id, ScreenRef screen) {
        return new Machine(id, screen, CINEMA.region(), true, Set.of(), clock.instant(), null, "1", true);
    }

    private void read(List<Cinema> cinemas, Screen... screens) {
        source.reading = new FleetSource.Reading(cinemas, List.of(screens), List.of(), null);
        directory.read();
    }

    private static Screen screen(ScreenRef ref, String name, @Nullable Instant next) {
        return new Screen(ref, name, next == null ? null : new Schedule(null, null, next, NOON), null);
    }

    private FleetDirectory directory() {
        return new FleetDirectory(store, source, RegionsInMemory.directory(store), events::add, clock);
    }

    private static final class Source implements FleetSource {
        private boolean configured = true;
        private @Nullable Reading reading;

        @Override
        public boolean configured() {
            return configured;
        }

        @Override
        public Optional<Reading> read() {
            return Optional.ofNullable(reading);
        }
    }
}
