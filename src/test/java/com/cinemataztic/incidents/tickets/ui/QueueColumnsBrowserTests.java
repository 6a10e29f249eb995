package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** How the columns of the queue share its width, with the long names of a fleet. */
@PortalTest
@Import(Evening.class)
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueColumnsBrowserTests {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Actor OLGA = new Actor("olga", Role.OPERATOR, Set.of());

    /** The texts that are cut: the deadline, the cinema, its screen and the problem. */
    private static final String CUT = """
            const texts = [...document.querySelectorAll('.queue-grid :is(time-left, time-left:is([kind=missing], [kind=next]) + .small, .place, .screen, .main)')];
            const cut = texts.filter((one) => one.textContent !== '').filter((one) => {
              const cell = one.closest('vaadin-grid-cell-content').getBoundingClientRect();
              const box = one.getBoundingClientRect();
              return one.scrollWidth > Math.ceil(box.width) || box.right > cell.right + 0.5 || box.bottom > cell.bottom;
            });
            return texts.length === 0 ? 'no text at all' : cut.map((one) => one.textContent).join(', ');
            """;

    private static final String HEADERS = """
            return [...document.querySelectorAll('.queue-grid vaadin-grid-column')]
                .filter((column) => !column.hidden).map((column) => column._headerCell._content.innerText).join('|')""";
    private static final String EXCESS = """
            const table = document.querySelector('.queue-grid').$.table;
            return table.scrollWidth - table.clientWidth""";

    @LocalServerPort
    int port;

    @Autowired
    Evening evening;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    private Chromium window;

    @BeforeAll
    void openWindow() {
        accounts.add(new Actor("admin", Role.ADMIN, Set.of()), "olga", "a password of olga", Role.OPERATOR, Set.of());
        desk.report(evening.failures(), false);
        desk.report(
                List.of(
                        fires("in-003", "Chennai Marina Picture House", "Audi 3", "Game download failed", "india"),
                        fires("es-009", "La Laguna Teide Multicines", "Sala 2", "Display disconnected", "spain"),
                        fires("de-001", "Filmpalast Köln-Mülheim", "Saal 12", "Machine data outdated", "germany"),
                        fires("fi-002", "Tampere Niagara Palatsi", "Sali 4", "Game download stuck", "finland")),
                false);
        var taken = row("dk-014/s3");
        desk.apply(taken.id(), taken.version(), new Transition.Take(), OLGA);
        window = new Chromium("http://127.0.0.1:" + port, false).signIn("olga", "a password of olga");
    }

    @AfterAll
    void closeWindow() {
        window.close();
    }

    @Test
    void aListBesideATicketCutsNoDeadlineNoPlaceAndNoProblem() {
        besideATicket(1440);
        await().atMost(HALF_A_MINUTE)
                .untilAsserted(() -> assertThat(window.script(CUT)).isEmpty());
        assertThat(window.script(HEADERS)).isEqualTo("|Next show, local time|Cinema, screen|Problem|State|");
        assertThat(window.script(EXCESS)).as("nothing to scroll to").isEqualTo("0");
        window.screenshot("queue-beside-1440");
    }

    @Test
    void onASmallDeskTheStateGivesWayAndOnlyTheLongestPlaceIsCut() {
        besideATicket(1280);
        await().atMost(HALF_A_MINUTE)
                .untilAsserted(() -> assertThat(window.script(CUT)).isIn("", "Auckland Waitematā Cinema, Cinema 6"));
        assertThat(window.script(HEADERS)).isEqualTo("|Next show, local time|Cinema, screen|Problem|");
        assertThat(window.script(EXCESS)).as("nothing to scroll to").isEqualTo("0");
        window.screenshot("queue-beside-1280");
    }

    @Test
    void aButtonWithoutAColumnLiesOverTheRowOfTheMouseAndTakesItsTicket() {
        besideATicket(1440);
        var open = row("es-004/s2");
        var button = ".row-action[aria-label$='" + open.id() + "']";
        var opacity = "return getComputedStyle(document.querySelector(arguments[0])).opacity";
        window.await(button);
        assertThat(window.script(opacity, button)).isEqualTo("0");
        await().atMost(HALF_A_MINUTE).untilAsserted(() -> {
            // A page that is still being laid out moves: the place is asked for each time.
            var place = window.await(button).getRect();
            window.moveMouse(place.x - 300, place.y + place.height / 2);
            assertThat(window.script(opacity, button)).isEqualTo("1");
        });
        window.screenshot("queue-beside-hover");
        window.await(button).click();
        await().atMost(HALF_A_MINUTE)
                .until(() -> board.row(open.id()).orElseThrow().state() == State.INPROGRESS);
    }

    @Test
    void aListOfItsOwnCutsNothingAndItsButtonsHaveAColumn() {
        window.resize(1440, 900);
        window.open("");
        window.awaitText("Chennai Marina Picture House");
        await().atMost(HALF_A_MINUTE)
                .untilAsserted(() -> assertThat(window.script(CUT)).isEmpty());
        assertThat(window.script(HEADERS)).isEqualTo("|Next show, local time|Cinema, screen|Problem|State|Age|");
        assertThat(window.script("return document.querySelector('.queue-grid').hasAttribute('floating')"))
                .isEqualTo("false");
        window.screenshot("queue-columns");
    }

    private void besideATicket(int width) {
        window.resize(width, 900);
        window.open("tickets/" + row("de-001/s1").id());
        window.awaitText("Timeline");
        window.await(".queue-grid[floating] .place");
    }

    private TicketRow row(String subject) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().value().endsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    private static Signal.Firing fires(String cinema, String name, String screen, String summary, String region) {
        var subject = new Subject(new RegionId(region), cinema, name, "s1", screen, "02:c1:00:00:00:01", null);
        var fingerprint = new Fingerprint("columns-" + cinema);
        var since = Instant.now().minus(Duration.ofMinutes(95));
        return new Signal.Firing(
                TicketKey.of("machine-offline", subject, fingerprint),
                fingerprint,
                since,
                subject,
                new Fault("machine-offline", summary, "", null, null),
                Severity.WARNING,
                since,
                Map.of("alertname", "MachineOffline"),
                Origin.ALERTMANAGER,
                false);
    }
}
