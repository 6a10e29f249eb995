package com.cinemataztic.incidents.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which machine stands at a screen in whose place, and since when. */
class UnitsTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ScreenRef SCREEN = new ScreenRef("dk-001", "s1");

    private final List<Unit> kept = new ArrayList<>();
    private Units units = Units.of(List.of());

    @Test
    void aSwapInWhichBothStandThereForAWhileIsDoneWhenTheOldOneGoes() {
        listed(0, "old");
        listed(5, "old", "new");
        assertThat(units.swap(SCREEN, "old")).isEmpty();
        listed(10, "new");
        assertThat(units.swap(SCREEN, "old")).contains(new Swap("new", minute(10)));
        listed(15, "new");
        assertThat(units.swap(SCREEN, "old")).contains(new Swap("new", minute(10)));
    }

    @Test
    void aMachineThatComesBackBeginsAnotherStay() {
        listed(0, "old");
        listed(5, "new");
        listed(10, "old");
        assertThat(units.swap(SCREEN, "old")).isEmpty();
        assertThat(units.swap(SCREEN, "new")).contains(new Swap("old", minute(10)));
        assertThat(units.at(SCREEN).getFirst()).isEqualTo(new Unit(SCREEN, "old", NOON, minute(10), minute(10), null));
    }

    @Test
    void aMachineBesideWhichAnotherGoesHasStoodThereAllTheTime() {
        listed(0, "first");
        listed(5, "first", "second");
        listed(10, "first");
        assertThat(units.at(SCREEN))
                .contains(new Unit(SCREEN, "first", NOON, NOON, NOON, null))
                .contains(new Unit(SCREEN, "second", minute(5), minute(5), minute(5), minute(10)));
        assertThat(units.swap(SCREEN, "second")).contains(new Swap("first", minute(10)));
    }

    @Test
    void aMachineThatIsAwayIsReplacedOnlyWhenAnotherStandsThere() {
        listed(0, "a");
        listed(5);
        assertThat(units.swap(SCREEN, "a")).isEmpty();
        listed(10, "a");
        assertThat(units.at(SCREEN)).containsExactly(new Unit(SCREEN, "a", NOON, NOON, NOON, null));
        listed(15);
        listed(20, "b");
        assertThat(units.swap(SCREEN, "a")).contains(new Swap("b", minute(20)));
    }

    @Test
    void afterARestartTheSwapIsKnownAgainWithItsTimeOnceTheInventoryIsRead() {
        listed(0, "old");
        listed(5, "new");
        units = Units.of(kept); // in the order in which they were kept: the last word on each counts
        assertThat(units.swap(SCREEN, "old")).isEmpty();
        listed(10, "new");
        assertThat(units.swap(SCREEN, "old")).contains(new Swap("new", minute(5)));
    }

    @Test
    void aMachineThatNeverStoodThereWasNotReplaced() {
        listed(0, "a");
        assertThat(units.swap(SCREEN, "b")).isEmpty();
        assertThat(units.swap(new ScreenRef("dk-001", "s2"), "a")).isEmpty();
    }

    private void listed(int minute, String... machineIds) {
        var changed = new ArrayList<Unit>();
        var machines = Stream.of(machineIds)
                .map(id -> new Machine(
                        id, SCREEN, new RegionId("denmark"), true, Set.of(), minute(minute), null, "1", true))
                .toList();
        units = units.after(machines, minute(minute), changed);
        kept.addAll(changed);
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }
}
