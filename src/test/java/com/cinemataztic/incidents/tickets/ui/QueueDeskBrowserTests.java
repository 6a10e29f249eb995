package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The queue under a real hand: selection, keys, the back button, and a phone. */
@PortalTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueDeskBrowserTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final String KEY =
            "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true, composed: true}))";

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    private Chromium window;

    @BeforeAll
    void openWindow() {
        accounts.add(ADMIN, "kim", "a password of kim", Role.OPERATOR, Set.of());
        window = new Chromium("http://127.0.0.1:" + port, false).signIn("kim", "a password of kim");
    }

    @AfterAll
    void closeWindow() {
        window.close();
    }

    @BeforeEach
    void closeTheOthers() {
        board.snapshot().rows().values().stream()
                .filter(row -> row.state().live())
                .forEach(
                        row -> desk.apply(row.id(), row.version(), new Transition.Close(CloseReason.FIXED, ""), ADMIN));
        window.resize(1440, 900);
    }

    @Test
    void boxesSelectRowsAndTheSelectedAreTakenAndReleased() {
        var rows = IntStream.range(0, 3).mapToObj(i -> open("box-" + i)).toList();
        window.open("");
        window.awaitText(rows.getLast().id().value());
        window.await(".row-box input[aria-label$='" + rows.get(0).id() + "']").click();
        window.await(".row-box input[aria-label$='" + rows.get(2).id() + "']").click();
        window.awaitText("2 tickets selected");
        assertThat(window.script("return document.querySelector('.ticket-panel')"))
                .as("a box selects and opens nothing")
                .isEqualTo("null");

        window.click("Take");
        window.click("Take 2 tickets");
        window.awaitText("2 of 2 tickets changed.");
        assertThat(now(rows.get(0)).assignee()).isEqualTo("kim");
        assertThat(now(rows.get(1)).state()).isEqualTo(State.OPEN);
        window.click("Undo 2");
        await().until(() ->
                now(rows.get(0)).state() == State.OPEN && now(rows.get(2)).state() == State.OPEN);
    }

    @Test
    void keysWalkTheListSelectAndPause() {
        var first = open("key-1");
        var second = open("key-2");
        window.open("");
        window.awaitText(second.id().value());
        window.script(KEY, "j");
        window.await(".ticket-panel");
        window.awaitText("Timeline");
        window.script(KEY, "x");
        window.awaitText("1 ticket selected");
        window.script(KEY, "p");
        window.awaitText("Paused");
        var third = open("key-3");
        window.awaitText("Paused: 1 change waits");
        assertThat(window.text()).doesNotContain(third.id().value());
        window.script(KEY, "p");
        window.awaitText(third.id().value());
        assertThat(List.of(first, second)).doesNotContain(third);
    }

    @Test
    void theRowUnderTheMouseStaysWhileAMoreUrgentTicketArrives() {
        var low = open(Given.offline("hand-low").severity(Severity.WARNING));
        window.open("");
        window.awaitText(low.id().value());
        // However slow this machine is, the hand stays.
        window.script("""
                const hand = document.querySelector('list-hand');
                hand.dataset.idle = hand.dataset.most = 600_000""");
        var row = window.await(".queue-grid .place").getRect();
        window.moveMouse(row.x + 20, row.y + row.height / 2);
        window.await("list-hand[data-held=true]");
        var high = open(Given.offline("hand-high"));
        window.awaitText("1 new ticket waits, worst: Critical");
        desk.apply(low.id(), low.version(), new Transition.Take(), ADMIN);
        window.awaitText("In progress");
        assertThat(window.text()).doesNotContain(high.id().value());
        window.screenshot("queue-hand");
        assertThat(window.await(".queue-grid .place").getRect().y)
                .as("what appeared moved no row")
                .isEqualTo(row.y);

        window.moveMouse(700, 2);
        window.awaitText(high.id().value());
        window.awaitNoText("1 new ticket waits");
        assertThat(window.text().indexOf(high.id().value()))
                .isLessThan(window.text().indexOf(low.id().value()));
    }

    @Test
    void aMouseThatRestsOnTheListHoldsItsOrderForATimeOnly() {
        var low = open(Given.offline("rest-low").severity(Severity.WARNING));
        window.open("");
        window.awaitText(low.id().value());
        window.script("document.querySelector('list-hand').dataset.idle = 1000");
        var row = window.await(".queue-grid .place").getRect();
        window.moveMouse(row.x + 20, row.y + row.height / 2);
        var high = open(Given.offline("rest-high"));
        window.awaitText(high.id().value());
        window.moveMouse(700, 2);
    }

    @Test
    void theBackButtonTakesAFilterBack() {
        var spain = open("back-1", "spain");
        var norway = open("back-2", "norway");
        window.open("");
        window.awaitText(norway.id().value());
        await().untilAsserted(() -> assertThat(
                        window.script(
                                "return document.querySelector('.region-chip[title]:nth-child(2)').innerText.replaceAll('\\n', ' ')"))
                .as(window.script("return document.querySelector('.region-chips').outerHTML"))
                .endsWith("due now"));
        window.script("""
                [...document.querySelectorAll('.region-chip')].find((chip) => chip.textContent.startsWith('Spain')).click()""");
        window.awaitNoText(norway.id().value());
        assertThat(window.script("return location.search")).isEqualTo("?region=spain");
        window.script("history.back()");
        window.awaitText(norway.id().value());
        window.awaitText(spain.id().value());
        assertThat(window.script("return location.search")).isEmpty();
    }

    @Test
    void onAPhoneNineTicketsAreInViewWithTheirButtons() {
        IntStream.range(0, 12).forEach(i -> open("phone-" + i, "spain"));
        window.resize(390, 844);
        window.open("");
        window.await(".queue-card");
        await().untilAsserted(
                        () -> assertThat(Integer.parseInt(window.script("""
                                const shown = [...document.querySelectorAll('.queue-card')].filter((card) => {
                                  const box = card.getBoundingClientRect();
                                  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
                                });
                                return shown.length;"""))).isGreaterThanOrEqualTo(9));
        assertThat(window.script("""
                        return [...document.querySelectorAll('.queue-card .row-action')]
                            .every((button) => getComputedStyle(button).opacity === '1'
                                && button.getBoundingClientRect().height >= 44)""")).isEqualTo("true");
        assertThat(window.script("return document.documentElement.scrollWidth <= 390"))
                .isEqualTo("true");
    }

    @Test
    void aRowOfTheMiddleDensityIs38PixelsHighAndItsButtonIsQuiet() {
        open("high");
        window.open("");
        window.await(".queue-grid .place");
        await().untilAsserted(() -> assertThat(window.script("""
                        const cell = document.querySelector('.queue-grid .place').closest('vaadin-grid-cell-content');
                        return Math.round(cell.assignedSlot.parentElement.parentElement.getBoundingClientRect().height)""")).isEqualTo("38"));
        assertThat(window.script("return getComputedStyle(document.querySelector('.row-action')).opacity"))
                .isEqualTo("0");
        window.script("document.querySelector('.row-action').focus()");
        assertThat(window.script("return getComputedStyle(document.querySelector('.row-action')).opacity"))
                .isEqualTo("1");
        assertThat(window.script("return document.querySelectorAll('vaadin-button[theme~=primary]').length"))
                .as("nothing is filled while no ticket is open")
                .isEqualTo("0");
    }

    @Test
    void aRowIsSentInOneKilobyte() {
        open("lean");
        window.open("");
        window.await(".queue-grid .place");
        var bytes = Integer.parseInt(window.script("""
                const cell = document.querySelector('.queue-grid .place').closest('vaadin-grid-cell-content');
                const row = cell.assignedSlot.parentElement.parentElement;
                return new TextEncoder().encode(JSON.stringify(row._item)).length"""));
        System.out.printf("a row of the queue: %d bytes%n", bytes);
        assertThat(bytes).isLessThanOrEqualTo(1024);
    }

    private TicketRow open(String screen) {
        return open(screen, "denmark");
    }

    private TicketRow open(String screen, String region) {
        return open(Given.offline(screen).region(region));
    }

    private TicketRow open(Given given) {
        desk.report(List.of(given.fires()), false);
        return Objects.requireNonNull(board.live(given.key()));
    }

    private TicketRow now(TicketRow row) {
        return board.row(row.id()).orElseThrow();
    }
}
