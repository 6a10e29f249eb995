package com.cinemataztic.incidents.overview.figures;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.FleetReading;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Figures follow the tickets: opened, taken, closed, moved on by the clock; each reader sees the own regions only. */
@PortalTest
@Import(Evening.class)
class FigureKeeperWebTests {

    private static final RegionId DENMARK = new RegionId("denmark");
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());

    @Autowired
    FigureKeeper keeper;

    @Autowired
    FigureDesk figures;

    @Autowired
    DailyFigureStore store;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    FleetDirectory fleet;

    @Autowired
    Evening evening;

    @Autowired
    TicketQueue queue;

    @Autowired
    RegionDirectory regions;

    @Autowired
    Clock clock;

    @BeforeEach
    void aFleet() {
        FleetReading.again(fleet);
        noFigures();
    }

    private void noFigures() {
        regions.all().forEach(region -> store.remove(region.id()));
        store.put(new DailyFigureStore.Progress(clock.instant(), Map.of()));
    }

    @Test
    void whatChangesIsInTheFiguresOfItsDayAfterARound() {
        keeper.catchUp();
        var before = denmark();
        desk.report(
                List.of(offline("s1").fires(), offline("s2").region("norway").fires()), false);
        assertThat(storedOfDenmark()).isEqualTo(before.opened());
        assertThat(denmark().opened()).isEqualTo(before.opened() + 1);

        keeper.catchUp();
        assertThat(storedOfDenmark()).isEqualTo(before.opened() + 1);
        assertThat(denmark().opened()).isEqualTo(before.opened() + 1);
        assertThat(denmark().timeToTake()).isNull();

        var row = row();
        desk.apply(row.id(), row.version(), new Transition.Take(), OLGA);
        row = row();
        desk.apply(row.id(), row.version(), new Transition.Close(CloseReason.FALSE_ALARM, ""), OLGA);
        keeper.catchUp();
        assertThat(denmark().timeToTake()).isNotNull();
        assertThat(denmark().closed()).contains(new OverTime.Count<>(CloseReason.FALSE_ALARM, 1));

        // Made from nothing, they are the same.
        var kept = store.find(Set.of(), period());
        store.put(new DailyFigureStore.Progress(clock.instant(), Map.of()));
        keeper.catchUp();
        assertThat(store.find(Set.of(), period())).containsExactlyInAnyOrderElementsOf(kept);

        var nora = new Actor("nora", Role.VIEWER, Set.of(new RegionId("norway")));
        assertThat(figures.overTime(nora, DENMARK, period()).figures().opened()).isZero();
        assertThat(figures.overTime(nora, null, period()).figures().regions())
                .extracting(each -> each.region().value())
                .containsOnly("norway");
        assertThat(figures.now(nora, null).regions())
                .extracting(each -> each.region().id().value())
                .containsOnly("norway");
    }

    @Test
    void aPortalWithoutAnyFiguresYetCountsTheTicketsOfToday() {
        var nora = new Actor("nora", Role.VIEWER, Set.of(new RegionId("norway")));
        var all = opened(OLGA);
        var norwegian = opened(nora);
        desk.report(
                List.of(offline("s3").fires(), offline("s4").region("norway").fires()), false);
        assertThat(store.find(Set.of(), period())).isEmpty();
        assertThat(figures.overTime(OLGA, null, period()).changesUntil()).isNull();
        assertThat(opened(OLGA)).isEqualTo(all + 2);
        assertThat(opened(nora)).isEqualTo(norwegian + 1);
        assertThat(figures.overTime(nora, DENMARK, period()).figures().opened()).isZero();
    }

    @Test
    void aPeriodThatEndedBeforeTodayIsAsItIsStored() {
        desk.report(List.of(offline("s5").fires()), false);
        var earlier = new Period(period().from().minusDays(9), period().from().minusDays(1));
        assertThat(figures.overTime(OLGA, null, earlier).figures().opened()).isZero();
    }

    @Test
    void aTicketKeepsTheShowThatItPutAtRiskFirst() {
        desk.report(evening.failures(), false);
        var now = clock.instant();
        var onScreens = queue.list(OLGA, new TicketQueue.Filter(null, Set.of(State.OPEN), "")).stream()
                .filter(entry -> entry.row().subject().screenId() != null)
                .toList();
        assertThat(onScreens)
                .filteredOn(entry -> entry.deadline().kind() == Deadline.Kind.NEXT_SHOW)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.row().times().firstShow())
                        .isEqualTo(entry.deadline().at()));
        assertThat(onScreens)
                .filteredOn(entry -> entry.deadline().kind() == Deadline.Kind.MISSING_NOW)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.row().times().firstShow()).isBeforeOrEqualTo(now));
    }

    private OverTime denmark() {
        return figures.overTime(OLGA, DENMARK, period()).figures();
    }

    private int opened(Actor actor) {
        return figures.overTime(actor, null, period()).figures().opened();
    }

    private int storedOfDenmark() {
        return store.find(Set.of(DENMARK), period()).stream()
                .mapToInt(DailyFigures::opened)
                .sum();
    }

    private Period period() {
        return Period.lastDays(2, LocalDate.ofInstant(clock.instant(), COPENHAGEN));
    }

    private TicketRow row() {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith("/s1"))
                .findFirst()
                .orElseThrow();
    }
}
