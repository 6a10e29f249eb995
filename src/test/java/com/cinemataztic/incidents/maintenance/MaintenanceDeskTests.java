package com.cinemataztic.incidents.maintenance;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.KnownFleet;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.PlanResult.Problem;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** Who may plan what, and what comes of it. */
class MaintenanceDeskTests {

    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());
    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final Actor NORA = new Actor("nora", Role.OPERATOR, Set.of(new RegionId("norway")));
    private static final Actor VERA = new Actor("vera", Role.VIEWER, Set.of());
    private static final Scope SCREEN = new Scope.OfScreen("dk-001", "s1");
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final WindowsInMemory windows = new WindowsInMemory();
    private final MaintenanceCalendar calendar = new MaintenanceCalendar(windows, event -> {}, clock);
    private final MaintenanceDesk desk = desk(calendar);

    @Test
    void whatIsPlannedCountsAtOnce() {
        var window = done(desk.plan(OLGA, SCREEN, NOON, TWO, "  new projector "));
        assertThat(window.reason()).isEqualTo("new projector");
        assertThat(window.region()).isEqualTo(new RegionId("denmark"));
        assertThat(window.planned()).isEqualTo(new Signature("olga", NOON));
        assertThat(windows.kept).containsValue(window);
        assertThat(calendar.over(window.region(), "dk-001", "s1", NOON)).contains(window);
    }

    @Test
    void aViewerPlansNothing() {
        var window = done(desk.plan(OLGA, SCREEN, NOON, TWO, "work"));
        assertThat(desk.plan(VERA, SCREEN, NOON, TWO, "work")).isInstanceOf(PlanResult.NotAllowed.class);
        assertThat(desk.end(VERA, window.id(), 1)).isInstanceOf(PlanResult.NotAllowed.class);
        assertThat(desk.moveEnd(VERA, window.id(), 1, TWO.plusSeconds(1))).isInstanceOf(PlanResult.NotAllowed.class);
        assertThat(windows.kept.values()).containsExactly(window);
    }

    @Test
    void anOperatorPlansInOwnRegionsOnlyAndSeesNoOthers() {
        var danish = done(desk.plan(OLGA, SCREEN, NOON, TWO, "work"));
        assertThat(problem(desk.plan(NORA, SCREEN, NOON, TWO, "work"))).isEqualTo(Problem.NO_SUCH_PLACE);
        assertThat(problem(desk.plan(NORA, new Scope.OfRegion(new RegionId("denmark")), NOON, TWO, "work")))
                .isEqualTo(Problem.NO_SUCH_PLACE);
        assertThat(desk.end(NORA, danish.id(), 1)).isInstanceOf(PlanResult.NotFound.class);
        assertThat(desk.find(NORA, danish.id())).isEmpty();
        assertThat(desk.ahead(NORA, null, 10, null).windows()).isEmpty();
        assertThat(desk.beside(NORA, SCREEN, NOON, TWO)).isEmpty();
        var norwegian = done(desk.plan(NORA, new Scope.OfCinema("no-001"), NOON, TWO, "work"));
        assertThat(desk.ahead(NORA, null, 10, null).windows()).containsExactly(norwegian);
    }

    @Test
    void aPlaceThatNobodyKnowsIsNone() {
        for (var scope : List.of(
                new Scope.OfScreen("dk-001", "s9"),
                new Scope.OfScreen("dk-009", "s1"),
                new Scope.OfCinema("dk-009"),
                new Scope.OfRegion(new RegionId("atlantis")))) {
            assertThat(problem(desk.plan(OLGA, scope, NOON, TWO, "work"))).isEqualTo(Problem.NO_SUCH_PLACE);
        }
    }

    @Test
    void anInvalidWindowIsNotStored() {
        assertThat(problem(desk.plan(OLGA, SCREEN, TWO, NOON, "work"))).isEqualTo(Problem.BAD_TIMES);
        assertThat(problem(desk.plan(OLGA, SCREEN, NOON, TWO, " \n "))).isEqualTo(Problem.BAD_REASON);
        assertThat(windows.kept).isEmpty();
    }

    @Test
    void anEndIsMovedOnceByWhoSawTheVersion() {
        var window = done(desk.plan(OLGA, SCREEN, NOON, TWO, "work"));
        var later = TWO.plusSeconds(3_600);
        var moved = done(desk.moveEnd(OLGA, window.id(), 1, later));
        assertThat(moved.until()).isEqualTo(later);
        assertThat(moved.moved()).isEqualTo(new Signature("olga", NOON));
        assertThat(moved.version()).isEqualTo(2);
        assertThat(desk.moveEnd(OLGA, window.id(), 1, TWO)).isEqualTo(new PlanResult.Stale(moved));
        assertThat(problem(desk.moveEnd(OLGA, window.id(), 2, NOON.plus(Duration.ofDays(31)))))
                .isEqualTo(Problem.BAD_TIMES);
        clock.add(Duration.ofMinutes(1));
        assertThat(problem(desk.moveEnd(OLGA, window.id(), 2, NOON.plusSeconds(60))))
                .isEqualTo(Problem.BAD_TIMES);
        assertThat(windows.kept.get(window.id())).isEqualTo(moved);
    }

    @Test
    void endedItCountsNoMoreAndCannotBeEndedAgain() {
        var window = done(desk.plan(OLGA, SCREEN, NOON, TWO, "work"));
        clock.add(Duration.ofMinutes(10));
        var ended = done(desk.end(OLGA, window.id(), 1));
        assertThat(ended.end()).isEqualTo(clock.instant());
        assertThat(calendar.over(window.region(), "dk-001", "s1", clock.instant()))
                .isEmpty();
        assertThat(problem(desk.end(OLGA, window.id(), 2))).isEqualTo(Problem.OVER);
        assertThat(problem(desk.moveEnd(OLGA, window.id(), 2, TWO))).isEqualTo(Problem.OVER);
    }

    @Test
    void oneThatIsToComeIsCancelled() {
        var window = done(desk.plan(OLGA, SCREEN, NOON.plusSeconds(60), TWO, "work"));
        var ended = done(desk.end(OLGA, window.id(), 1));
        assertThat(ended.state(TWO)).isEqualTo(MaintenanceWindow.State.CANCELLED);
        clock.add(Duration.ofMinutes(2));
        assertThat(calendar.over(window.region(), "dk-001", "s1", clock.instant()))
                .isEmpty();
    }

    @Test
    void whatAnotherInstanceDidMeanwhileIsNotOverwritten() {
        var other = desk(new MaintenanceCalendar(windows, event -> {}, clock));
        var window = done(desk.plan(OLGA, SCREEN, NOON, TWO, "work"));
        var ended = done(other.end(ADMIN, window.id(), 1));
        assertThat(desk.moveEnd(OLGA, window.id(), 1, TWO.plusSeconds(60))).isEqualTo(new PlanResult.Stale(ended));
        assertThat(calendar.over(window.region(), "dk-001", "s1", NOON.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void whatLiesOverAPartOrTheWholeIsBesideIt() {
        var region = done(desk.plan(OLGA, new Scope.OfRegion(new RegionId("denmark")), NOON, TWO, "region"));
        var cinema = done(desk.plan(OLGA, new Scope.OfCinema("dk-001"), NOON, TWO, "cinema"));
        var screen = done(desk.plan(OLGA, SCREEN, NOON, TWO, "screen"));
        var other = done(desk.plan(OLGA, new Scope.OfScreen("dk-001", "s2"), NOON, TWO, "other"));
        done(desk.plan(OLGA, new Scope.OfCinema("no-001"), NOON, TWO, "elsewhere"));
        assertThat(desk.beside(OLGA, SCREEN, NOON, TWO)).containsExactlyInAnyOrder(region, cinema, screen);
        assertThat(desk.beside(OLGA, cinema.scope(), NOON, TWO))
                .containsExactlyInAnyOrder(region, cinema, screen, other);
        assertThat(desk.beside(OLGA, region.scope(), NOON, TWO))
                .containsExactlyInAnyOrder(region, cinema, screen, other);
        assertThat(desk.beside(OLGA, SCREEN, TWO, TWO.plusSeconds(60))).isEmpty();
        clock.add(Duration.ofMinutes(10));
        done(desk.end(OLGA, screen.id(), 1));
        assertThat(desk.beside(OLGA, SCREEN, NOON, TWO)).containsExactlyInAnyOrder(region, cinema);
    }

    @Test
    void whatIsAheadComesInPagesInTheOrderItBegins() {
        var second = done(desk.plan(OLGA, SCREEN, NOON.plusSeconds(60), TWO, "second"));
        var first = done(desk.plan(OLGA, SCREEN, NOON, TWO, "first"));
        var third = done(desk.plan(OLGA, SCREEN, NOON.plusSeconds(120), TWO, "third"));
        var page = desk.ahead(OLGA, null, 2, null);
        assertThat(page.windows()).containsExactly(first, second);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.more()).isTrue();
        var next = desk.ahead(OLGA, null, 2, new MaintenanceWindows.Position(second.from(), second.id()));
        assertThat(next.windows()).containsExactly(third);
        assertThat(next.more()).isFalse();
        assertThat(desk.ahead(OLGA, new RegionId("norway"), 2, null).windows()).isEmpty();
    }

    @Test
    void soManyAreEnough() {
        for (int i = 0; i < MaintenanceDesk.MOST; i++) {
            windows.add(PlannedWindow.screen("dk-001", "s1").window());
        }
        calendar.refresh();
        assertThat(problem(desk.plan(OLGA, SCREEN, NOON, TWO, "one more"))).isEqualTo(Problem.TOO_MANY);
        clock.add(Duration.ofHours(2));
        assertThat(desk.plan(OLGA, SCREEN, TWO, TWO.plusSeconds(60), "later")).isInstanceOf(PlanResult.Done.class);
    }

    private MaintenanceDesk desk(MaintenanceCalendar of) {
        var regions = RegionsInMemory.directory();
        var fleet = new KnownFleet()
                .cinema("dk-001", "Ærø Bio", "denmark", "Europe/Copenhagen")
                .screen("dk-001", "s1", "Sal 1")
                .screen("dk-001", "s2", "Sal 2")
                .cinema("no-001", "Kinopalæet", "norway", "Europe/Oslo")
                .directory(regions);
        var settings = new MaintenanceSettings(Duration.ofSeconds(5), Duration.ofDays(30), Duration.ofDays(400));
        return new MaintenanceDesk(windows, of, fleet, regions, settings, clock);
    }

    private static MaintenanceWindow done(PlanResult outcome) {
        assertThat(outcome).isInstanceOf(PlanResult.Done.class);
        return ((PlanResult.Done) outcome).window();
    }

    private static Problem problem(PlanResult outcome) {
        assertThat(outcome).isInstanceOf(PlanResult.Invalid.class);
        return ((PlanResult.Invalid) outcome).why();
    }
}
