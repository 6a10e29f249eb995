package com.cinemataztic.incidents.maintenance;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** Which window is in force, the windows of other instances, and the health findings. */
class MaintenanceCalendarTests {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final MaintenanceSettings SETTINGS =
            new MaintenanceSettings(Duration.ofSeconds(5), Duration.ofDays(30), Duration.ofDays(400));

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final WindowsInMemory windows = new WindowsInMemory();
    private final List<Object> events = new ArrayList<>();

    @Test
    void aWindowCountsForAllThatIsInItAndNothingElse() {
        windows.add(PlannedWindow.cinema("dk-001").window());
        var calendar = calendar();
        assertThat(over(calendar, "dk-001", "s1")).isPresent();
        assertThat(over(calendar, "dk-001", null)).isPresent();
        assertThat(over(calendar, "dk-002", "s1")).isEmpty();
        assertThat(over(calendar, null, null)).isEmpty();
    }

    @Test
    void aScreensWindowCountsNeitherForItsNeighbourNorForItsNamesakeElsewhere() {
        windows.add(PlannedWindow.screen("dk-001", "s1").window());
        var calendar = calendar();
        assertThat(over(calendar, "dk-001", "s1")).isPresent();
        assertThat(over(calendar, "dk-001", "s2")).isEmpty();
        assertThat(over(calendar, "dk-002", "s1")).isEmpty();
        assertThat(over(calendar, "dk-001", null)).isEmpty();
    }

    @Test
    void aRegionsWindowCountsForAllInItButNotForWhatIsUnassigned() {
        windows.add(PlannedWindow.region("denmark").window());
        var calendar = calendar();
        assertThat(over(calendar, "dk-001", "s1")).isPresent();
        assertThat(over(calendar, null, null)).isPresent();
        assertThat(calendar.over(new RegionId("norway"), "no-001", "s1", NOON)).isEmpty();
        assertThat(calendar.over(RegionId.UNASSIGNED, null, null, NOON)).isEmpty();
    }

    @Test
    void ofSeveralTheOneThatEndsLastIsGiven() {
        var screen = PlannedWindow.screen("dk-001", "s1").between(NOON, NOON.plusSeconds(100));
        var cinema = PlannedWindow.cinema("dk-001").between(NOON, NOON.plusSeconds(300));
        var region = PlannedWindow.region("denmark").between(NOON, NOON.plusSeconds(200));
        List.of(screen, cinema, region).forEach(it -> windows.add(it.window()));
        windows.add(PlannedWindow.region("denmark")
                .between(NOON, NOON.plusSeconds(900))
                .endedAt(NOON.plusSeconds(50))
                .window());
        var calendar = calendar();
        assertThat(over(calendar, "dk-001", "s1")).contains(cinema.window());
        assertThat(calendar.over(DENMARK, "dk-002", "s1", NOON.plusSeconds(60))).contains(region.window());
        assertThat(calendar.over(DENMARK, "dk-001", "s1", NOON.plusSeconds(300)))
                .isEmpty();
    }

    @Test
    void aChangeByAnotherInstanceIsFollowedAndPublishedOnce() {
        var calendar = calendar();
        var before = calendar.revision();
        windows.add(PlannedWindow.screen("dk-001", "s1").window());
        assertThat(over(calendar, "dk-001", "s1")).isEmpty();
        calendar.refresh();
        assertThat(over(calendar, "dk-001", "s1")).isPresent();
        assertThat(calendar.revision()).isNotEqualTo(before);
        assertThat(events).hasSize(1);
        calendar.refresh();
        assertThat(events).hasSize(1);
    }

    @Test
    void aWindowThatBeginsOrEndsIsPublished() {
        windows.add(PlannedWindow.screen("dk-001", "s1")
                .between(NOON.plusSeconds(60), NOON.plusSeconds(120))
                .window());
        var calendar = calendar();
        for (int second : new int[] {59, 1, 59, 1, 59}) {
            clock.add(Duration.ofSeconds(second));
            calendar.refresh();
        }
        assertThat(events).hasSize(2);
    }

    @Test
    void whatIsOverIsRememberedForADay() {
        windows.add(PlannedWindow.screen("dk-001", "s1").window());
        clock.add(Duration.ofHours(25));
        var calendar = calendar();
        assertThat(calendar.over(DENMARK, "dk-001", "s1", NOON)).isPresent();
        clock.add(Duration.ofHours(2));
        calendar.refresh();
        assertThat(calendar.over(DENMARK, "dk-001", "s1", NOON)).isEmpty();
    }

    @Test
    void whatWasJustPutIsNotTakenBackByAnOlderWord() {
        var window = PlannedWindow.screen("dk-001", "s1").window();
        var calendar = calendar();
        calendar.put(window.endedBy(new Signature("bo", NOON)));
        calendar.put(window);
        assertThat(over(calendar, "dk-001", "s1")).isEmpty();
    }

    @Test
    void whileTheStoreIsDownTheLastKnownCountsOnAndTheEvidenceSaysSinceWhen() {
        windows.add(PlannedWindow.region("denmark").window());
        windows.add(PlannedWindow.screen("dk-001", "s1")
                .between(NOON.plusSeconds(86_400), NOON.plusSeconds(90_000))
                .window());
        windows.add(PlannedWindow.screen("dk-001", "s1")
                .between(NOON.plusSeconds(86_401), NOON.plusSeconds(90_000))
                .window());
        var calendar = calendar();
        assertThat(findings(calendar))
                .containsExactly(
                        new Finding("List of windows", "up to date", Level.OK, "Last read:", NOON),
                        new Finding("Running now", "1 window", Level.OK, "Including whole regions: Denmark."),
                        new Finding("Starting within a day", "1 window", Level.OK, ""));
        windows.down = true;
        clock.add(Duration.ofSeconds(75));
        calendar.refresh();
        assertThat(findings(calendar).getFirst().level()).isEqualTo(Level.OK);
        clock.add(Duration.ofSeconds(1));
        calendar.refresh();
        assertThat(over(calendar, "dk-001", "s1")).isPresent();
        assertThat(findings(calendar).getFirst().level()).isEqualTo(Level.WRONG);
        assertThat(findings(calendar).getFirst().at()).isEqualTo(NOON);
        windows.down = false;
        calendar.refresh();
        assertThat(findings(calendar).getFirst().level()).isEqualTo(Level.OK);
    }

    @Test
    void aWindowEndsThoughTheStoreIsDown() {
        windows.add(PlannedWindow.screen("dk-001", "s1").window());
        var calendar = calendar();
        windows.down = true;
        clock.add(Duration.ofHours(2));
        calendar.refresh();
        assertThat(over(calendar, "dk-001", "s1")).isEmpty();
        assertThat(events).hasSize(1);
    }

    private Optional<MaintenanceWindow> over(
            MaintenanceCalendar calendar, @Nullable String cinemaId, @Nullable String screenId) {
        return calendar.over(DENMARK, cinemaId, screenId, clock.instant());
    }

    private List<Finding> findings(MaintenanceCalendar calendar) {
        return new MaintenanceHealth(calendar, RegionsInMemory.directory(), SETTINGS, clock)
                .evidence()
                .findings();
    }

    private MaintenanceCalendar calendar() {
        return new MaintenanceCalendar(windows, events::add, clock);
    }
}
