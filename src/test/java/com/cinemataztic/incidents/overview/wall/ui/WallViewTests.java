package com.cinemataztic.incidents.overview.wall.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.overview.wall.Cell;
import com.cinemataztic.incidents.overview.wall.CellState;
import com.cinemataztic.incidents.overview.wall.FleetWall;
import com.cinemataztic.incidents.overview.wall.WallPicture.Due;
import com.cinemataztic.incidents.overview.wall.WallRegion;
import com.cinemataztic.incidents.overview.wall.WallScreen;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;

/** What a window of the wall gets: its own regions, all places once, and then only the cells that changed. */
@PortalTest
@Import(Evening.class)
@WithMockUser(username = "admin")
class WallViewTests extends SpringBrowserlessTest {

    @Autowired
    FleetWall wall;

    @Autowired
    CurrentActor currentActor;

    @Autowired
    AccountDesk accounts;

    @Autowired
    TicketDesk desk;

    @Autowired
    Evening evening;

    private WallViewModel model;

    @BeforeEach
    void people() {
        accounts.add(
                new Actor("admin", Role.ADMIN, Set.of()),
                "vera",
                "long enough to be one",
                Role.VIEWER,
                Set.of(new RegionId("norway")));
        model = new WallViewModel(wall, currentActor);
    }

    @Test
    void allPlacesComeOnceTheEasternmostRegionFirst() {
        assertThat(places(model.refresh()))
                .extracting(screen -> screen.ref().path())
                .startsWith("nz-001/s6", "ee-002/s4")
                .hasSize(7);
        assertThat(model.refresh()).isEqualTo(new WallViewModel.Change(null, Map.of()));
        model.forget();
        assertThat(places(model.refresh())).hasSize(7);
    }

    @Test
    void onlyTheCellsThatChangedFollow() {
        var number = number("no-003/s1");
        model.refresh();
        desk.report(List.of(evening.failures().get(3)), false);

        var change = model.refresh();

        assertThat(change.regions()).isNull();
        assertThat(change.cells()).containsOnlyKeys(number);
        assertThat(change.cells().get(number))
                .extracting(Cell::state, Cell::fault)
                .containsExactly(CellState.WARNING, "Wrong resolution");
        assertThat(model.due()).extracting(WallWords::place).anyMatch(due -> due.endsWith("Kinopalæet Bergen Sal 1"));
    }

    /** Monitoring has not been checked in this test. */
    @Test
    void withoutATicketEveryScreenIsUnknownWhileMonitoringIsBlind() {
        assertThat(model.refresh().cells().values())
                .filteredOn(cell -> cell.ticket() == null)
                .isNotEmpty()
                .allSatisfy(cell -> {
                    assertThat(cell.state()).isEqualTo(CellState.UNKNOWN);
                    assertThat(cell.cause()).isEqualTo(Cell.Cause.BLIND);
                });
    }

    @Test
    void aTicketOfNoScreenIsCounted() {
        model.refresh();
        var before = model.elsewhere();
        desk.report(List.of(Given.ofTheSystem("disk-full").fires()), false);
        model.refresh();
        assertThat(model.elsewhere()).isEqualTo(before + 1);
    }

    @Test
    @WithMockUser(username = "vera", roles = "VIEWER")
    void aViewerSeesTheOwnRegionsOnly() {
        desk.report(evening.failures(), false);
        assertThat(places(model.refresh()))
                .extracting(screen -> screen.ref().path())
                .containsExactly("no-003/s1");
        assertThat(model.due())
                .extracting(Due::entry)
                .extracting(entry -> entry.row().subject().region().value())
                .isNotEmpty()
                .isSubsetOf("norway", RegionId.UNASSIGNED.value());
    }

    @Test
    void whoIsSignedOutSeesNothingAnyMore() {
        model.refresh();
        SecurityContextHolder.clearContext();
        assertThat(Objects.requireNonNull(model.refresh().regions())).isEmpty();
        assertThat(model.due()).isEmpty();
        assertThat(model.elsewhere()).isZero();
    }

    @Test
    void theAddressSaysHowTheWallLooks() {
        UI.getCurrent().navigate(WallView.class, QueryParameters.fromString("fill=show&kiosk"));
        var element = find(FleetWallElement.class).single().getElement();
        assertThat(element.getAttribute("fill")).isEqualTo("show");
        assertThat(element.hasAttribute("kiosk")).isTrue();
        assertThat(find(RadioButtonGroup.class).single().getValue()).isEqualTo(WallLocation.Fill.SHOW);

        navigate(WallView.class);
        element = find(FleetWallElement.class).single().getElement();
        assertThat(element.getAttribute("fill")).isEqualTo("state");
        assertThat(element.hasAttribute("kiosk")).isFalse();
    }

    private int number(String path) {
        return places(new WallViewModel(wall, currentActor).refresh()).stream()
                .map(screen -> screen.ref().path())
                .toList()
                .indexOf(path);
    }

    private static List<WallScreen> places(WallViewModel.Change change) {
        return Objects.requireNonNull(change.regions()).stream()
                .map(WallRegion::screens)
                .flatMap(List::stream)
                .toList();
    }
}
