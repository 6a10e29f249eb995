package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.overview.figures.DailyFigureStore;
import com.cinemataztic.incidents.overview.figures.FigureDesk;
import com.cinemataztic.incidents.overview.figures.FigureKeeper;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.threeten.extra.MutableClock;

/** The page Overview: what is broken now, what became of tickets, for whom, and where each figure leads. */
@PortalTest
@DirtiesContext
@WithMockUser(username = "vera", roles = "VIEWER")
class OverviewViewTests extends SpringBrowserlessTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** The reader's day is not over; in Denmark and Norway, where the tickets are opened, the next one has begun. */
    private static final Instant LATE =
            LocalDate.ofInstant(Given.NOON, UTC).atTime(23, 15).atZone(UTC).toInstant();

    private static final MutableClock CLOCK = MutableClock.of(LATE, UTC);

    @Autowired
    AccountDesk accounts;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    FigureKeeper keeper;

    @Autowired
    FigureDesk figures;

    @Autowired
    CurrentActor currentActor;

    @Autowired
    RegionDirectory regions;

    @Autowired
    DailyFigureStore store;

    /** The portal's, too. */
    @TestBean(methodName = "portalClock")
    Clock clock = CLOCK;

    static Clock portalClock() {
        return CLOCK;
    }

    @BeforeEach
    void tickets() {
        CLOCK.setInstant(LATE);
        accounts.add(Actor.SYSTEM, "vera", "a good password", Role.VIEWER, Set.of());
        accounts.add(Actor.SYSTEM, "nora", "a good password", Role.VIEWER, Set.of(new RegionId("norway")));
        if (board.snapshot().rows().isEmpty()) {
            desk.report(
                    List.of(
                            offline("s1").fires(),
                            offline("s2").fires(),
                            offline("s3").region("norway").fires()),
                    false);
            var closed = row("/s2");
            desk.apply(
                    closed.id(),
                    closed.version(),
                    new Transition.Close(CloseReason.FIXED, ""),
                    new Actor("olga", Role.OPERATOR, Set.of()));
        }
        keeper.catchUp();
    }

    @Test
    void aNewPortalShowsTheTicketsOfTodayBeforeItsFiguresAreMade() {
        noFigures();
        navigate("overview", OverviewView.class);
        assertThat(card("causes")).contains("Machine offline").doesNotContain("Nothing in this period.");
        assertThat(card("hours")).contains("Denmark", "Norway");
        assertThat(card("flapping")).contains("No machine and no screen fails that often.");
    }

    @Test
    void aDayThatIsNotOverIsMarked() {
        navigate("overview", OverviewView.class);
        var today = LocalDate.ofInstant(LATE, COPENHAGEN);
        assertThat(card("days"))
                .contains(
                        FigureWords.date(today) + " (today, so far)",
                        FigureWords.date(today.minusDays(1)) + " (today, so far)",
                        FigureWords.date(today.minusDays(2)),
                        "Today, so far")
                .doesNotContain(FigureWords.date(today.minusDays(2)) + " (");
        open("overview/tickets", Map.of("from", today.toString(), "to", today.toString()));
        assertThat(page()).contains("Opened on " + FigureWords.date(today) + " (today, so far)");
        open("overview", Map.of("from", "2020-01-01", "to", "2020-01-02"));
        assertThat(card("days")).doesNotContain("so far");
    }

    @Test
    void whatIsKnownOfDaysWithoutTicketsIsSaid() {
        CLOCK.add(Duration.ofDays(10));
        var today = figures.today(currentActor.get().orElseThrow(), null, UTC);
        open(
                "overview",
                Map.of("from", today.from().toString(), "to", today.to().toString()));
        assertThat(card("causes")).contains("No tickets yet today.");
        open("overview", Map.of("days", "7"));
        assertThat(card("causes")).contains("No tickets in this period, and none yet today.");
        inDanish(() -> {
            open("overview", Map.of("days", "7", "region", "denmark"));
            assertThat(card("causes")).contains("Ingen sager i perioden og endnu ingen i dag.");
            assertThat(card("days")).contains("(i dag indtil nu)");
        });
    }

    @Test
    void theFirstTicketOfADayIsShownAtTheNextBeat() {
        CLOCK.add(Duration.ofDays(3));
        var model = new OverviewViewModel(figures, currentActor, clock);
        model.refresh(OverviewLocation.USUAL, UTC);
        assertThat(model.refresh(OverviewLocation.USUAL, UTC)).isTrue();
        var before = opened(model);
        desk.report(List.of(offline("s9").startsAt(CLOCK.instant()).fires()), false);
        model.refresh(OverviewLocation.USUAL, UTC);
        assertThat(opened(model)).isEqualTo(before + 1);
        assertThat(model.refresh(OverviewLocation.USUAL, UTC)).isFalse();
    }

    @Test
    void nowAndTheDaysAreShownAndLeadToTheirTickets() {
        navigate("overview", OverviewView.class);
        assertThat(card("now")).contains("Denmark", "Norway");
        assertThat(card("days")).contains("Tickets opened a day", "As a table");
        assertThat(card("causes")).contains("Machine offline");
        assertThat(card("reasons")).contains("Fixed");
        assertThat(hrefs())
                .contains(
                        "tonight",
                        "?region=denmark",
                        "?region=denmark&state=open",
                        "tickets/" + row("/s1").id());
        var today = LocalDate.now(clock.withZone(COPENHAGEN));
        assertThat(hrefs()).contains("overview/tickets?from=" + today + "&to=" + today);
        assertThat(hrefs())
                .anyMatch(href ->
                        href.startsWith("overview/tickets?") && href.endsWith("error=" + Fault.MACHINE_OFFLINE));
    }

    @Test
    @WithMockUser(username = "nora", roles = "VIEWER")
    void anAccountOfARegionSeesThatRegionOnly() {
        navigate("overview", OverviewView.class);
        assertThat(card("now")).contains("Norway").doesNotContain("Denmark");
        assertThat(card("regions")).contains("Norway").doesNotContain("Denmark");
        open("overview", Map.of("region", "denmark"));
        assertThat(card("now")).contains("Nothing is broken.");
        assertThat(card("regions")).contains("No tickets in this period, and none yet today.");
        open("overview/tickets", Map.of("region", "denmark"));
        assertThat(page()).contains("No tickets in this period, and none yet today.");
        open("overview/tickets", Map.of());
        assertThat(page())
                .contains(row("/s3").id().value())
                .doesNotContain(row("/s1").id().value());
    }

    @Test
    void theAddressChoosesRegionAndDays() {
        open("overview", Map.of("region", "norway", "days", "7"));
        assertThat(card("regions")).contains("Norway").doesNotContain("Denmark");
        assertThat(find(Select.class).all())
                .extracting(select -> String.valueOf(select.getValue()))
                .anyMatch(value -> value.contains("7"));
        open("overview", Map.of("from", "2020-01-01", "to", "2020-01-02"));
        assertThat(card("causes")).contains("Nothing in this period.");
    }

    @Test
    void aPeriodEndsOnTheLatestDayThatItIsInOneOfItsRegions() {
        var day = LocalDate.ofInstant(LATE, UTC);
        assertThat(lastDay("denmark")).isEqualTo(day.plusDays(1));
        assertThat(lastDay("ireland")).isEqualTo(day);
        assertThat(lastDay(null)).isEqualTo(day.plusDays(1));
        // Noon in Europe, and past midnight in New Zealand.
        CLOCK.add(Duration.ofMinutes(12 * 60 + 30));
        assertThat(lastDay("denmark")).isEqualTo(day.plusDays(1));
        assertThat(lastDay("new-zealand")).isEqualTo(day.plusDays(2));
        assertThat(lastDay(null)).isEqualTo(day.plusDays(2));
    }

    @Test
    @WithMockUser(username = "nora", roles = "VIEWER")
    void regionsThatTheAccountMayNotSeeDoNotMoveThePeriod() {
        CLOCK.add(Duration.ofMinutes(12 * 60 + 30));
        assertThat(lastDay(null)).isEqualTo(LocalDate.ofInstant(CLOCK.instant(), COPENHAGEN));
    }

    @Test
    void theListBehindAFigureHasItsTicketsOpenAndClosed() {
        open("overview/tickets", Map.of("region", "denmark", "error", Fault.MACHINE_OFFLINE));
        assertThat(page())
                .contains(row("/s1").id().value(), row("/s2").id().value(), "Closed: Fixed")
                .doesNotContain(row("/s3").id().value());
        open("overview/tickets", Map.of("region", "denmark", "screen", "s1"));
        assertThat(page())
                .contains(row("/s1").id().value())
                .doesNotContain(row("/s2").id().value());
        open("overview/tickets", Map.of("from", "2020-01-01", "to", "2020-01-02"));
        assertThat(page()).contains("Nothing in this period.");
    }

    @Test
    void eachCardIsAFileWithItsColumns() {
        var model = new OverviewViewModel(figures, currentActor, clock);
        model.refresh(OverviewLocation.USUAL, UTC);
        var over = model.forFile().orElseThrow().figures();
        assertThat(FigureFile.DAYS.csv(over))
                .startsWith("date,region,opened,saved,lost,unknown")
                .contains("denmark,2,");
        assertThat(FigureFile.HOURS.csv(over).lines().findFirst().orElseThrow()).endsWith(",23");
        assertThat(FigureFile.REASONS.csv(over)).contains("fixed,1");
        for (var file : FigureFile.values()) {
            var columns = file.csv(over).lines().findFirst().orElseThrow().split(",").length;
            assertThat(file.csv(over).lines()).allMatch(line -> line.split(",", -1).length == columns);
        }
    }

    @Test
    void tablesNameTheirRowsAndColumns() {
        navigate("overview", OverviewView.class);
        assertThat(find(NativeTableHeaderCell.class).all())
                .isNotEmpty()
                .allMatch(cell -> cell.getElement().hasAttribute("scope"));
    }

    private static int opened(OverviewViewModel model) {
        return Objects.requireNonNull(model.shown()).figures().opened();
    }

    private void noFigures() {
        regions.all().forEach(region -> store.remove(region.id()));
        store.put(new DailyFigureStore.Progress(clock.instant(), Map.of()));
    }

    private static void inDanish(Runnable test) {
        var before = UI.getCurrent().getLocale();
        UI.getCurrent().setLocale(Locale.of("da"));
        test.run();
        UI.getCurrent().setLocale(before);
    }

    private LocalDate lastDay(@Nullable String region) {
        var model = new OverviewViewModel(figures, currentActor, clock);
        model.refresh(OverviewLocation.USUAL.withRegion(region == null ? null : new RegionId(region)), UTC);
        return model.period().to();
    }

    private void open(String path, Map<String, String> parameters) {
        UI.getCurrent().navigate(path, QueryParameters.simple(parameters));
    }

    private String card(String name) {
        return find(Section.class).all().stream()
                .filter(section -> name.equals(section.getElement().getAttribute("data-card")))
                .map(section -> section.getElement().getTextRecursively())
                .findFirst()
                .orElseThrow();
    }

    private String page() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private List<String> hrefs() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    private TicketRow row(String screen) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith(screen))
                .findFirst()
                .orElseThrow();
    }
}
