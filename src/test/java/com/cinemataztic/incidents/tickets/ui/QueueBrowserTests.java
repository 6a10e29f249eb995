package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two people, each with a real browser window, at the same queue. */
@PortalTest
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueueBrowserTests {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    private Chromium anna;
    private Chromium bo;

    @BeforeAll
    void openWindows() {
        for (var name : List.of("anna", "bo")) {
            accounts.add(ADMIN, name, "a password of " + name, Role.OPERATOR, Set.of());
        }
        anna = window("anna");
        bo = window("bo");
    }

    @AfterAll
    void closeWindows() {
        anna.close();
        bo.close();
    }

    @Test
    void whatOneTakesTheOtherSeesWithoutAReload() {
        var row = open("taken");
        anna.open("?q=" + row.id());
        bo.open("?q=" + row.id());
        anna.awaitText(row.id().value());
        bo.awaitText(row.id().value());
        anna.click("Take");
        var clicked = System.nanoTime();
        bo.awaitText("In progress");
        System.out.printf(
                "taken in one window, seen in the other after %d ms%n",
                Duration.ofNanos(System.nanoTime() - clicked).toMillis());

        bo.awaitText("anna");
        assertThat(bo.text()).contains("Take over").doesNotContainPattern("(?m)^Take$");
    }

    @Test
    void ofTwoClicksAtOnceOneWinsAndTheOtherSeesTheWinner() {
        var row = open("both");
        anna.open("?q=" + row.id());
        bo.open("?q=" + row.id());
        anna.awaitText("Take");
        bo.awaitText("Take");
        // Long enough for both windows to know of it on a busy machine.
        var moment = Instant.now().plusSeconds(8);
        anna.clickAt("Take", moment);
        bo.clickAt("Take", moment);
        await().until(() -> board.row(row.id()).orElseThrow().assignee() != null);
        var taken = board.row(row.id()).orElseThrow();
        var winner = Objects.requireNonNull(taken.assignee());
        var lost = winner.equals("anna") ? bo : anna;

        lost.awaitText(winner + " changed " + row.id());
        assertThat(lost.text()).containsPattern("just now|seconds ago").contains("in progress, assigned to " + winner);
        assertThat(board.row(row.id()).orElseThrow().version()).isEqualTo(row.version() + 1);
        anna.awaitText("In progress");
        bo.awaitText("In progress");
    }

    @Test
    void aTicketThatOpensIsSeenInBothWindowsAndCountedInItsChip() {
        anna.open("?region=ireland");
        bo.open("?region=ireland");
        anna.awaitText("No tickets. New ones appear automatically.");
        desk.report(
                List.of(offline("live")
                        .region("ireland")
                        .summary("Dublin is dark")
                        .fires()),
                false);

        anna.awaitText("Dublin is dark");
        bo.awaitText("Dublin is dark");
        assertThat(anna.script("return document.querySelector('.region-chip[aria-pressed=true] .count').textContent"))
                .isEqualTo("1");
    }

    @Test
    void textFromOutsideIsShownAndNeverRun() {
        var hostile = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>${7*7}";
        desk.report(List.of(offline("hostile").region("uae").summary(hostile).fires()), false);
        var row = Objects.requireNonNull(board.live(offline("hostile").key()));
        anna.open(TicketLinks.of(row.id()) + "?region=uae");

        anna.awaitText("<script>document.title='run'</script>${7*7}");
        anna.awaitText("Timeline");
        assertThat(anna.script("return document.title")).doesNotContain("run");
        assertThat(anna.script("return document.querySelectorAll('img[src=x]').length"))
                .isEqualTo("0");
    }

    @Test
    void aWindowWithoutContactSaysSoAndIsLiveAgainAfterwards() {
        open("contact");
        bo.open("");
        bo.awaitText("Monitoring");
        bo.offline(true);
        bo.awaitText("No contact with the portal");
        assertThat(bo.script("return document.documentElement.hasAttribute('data-portal-lost')"))
                .isEqualTo("true");

        bo.offline(false);
        bo.awaitNoText("No contact with the portal");
    }

    @Test
    void aTicketIsTakenReleasedAndClosedFromTheDetails() {
        var row = open("details");
        anna.open(TicketLinks.of(row.id()) + "?q=nothing-else");
        anna.awaitText("Timeline");
        anna.click("Take");
        anna.awaitText("Taken");
        anna.click("Release");
        anna.awaitText("Released");
        anna.click("Close…");
        anna.click("Close and snooze");
        anna.awaitText("Reopen");

        assertThat(board.row(row.id()).orElseThrow().state()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({"42, 42 s", "720, 12 min", "7200, 2 h", "4800, 1 h 20 min", "259200, 3 d"})
    void aTimeThatTicksNamesEachOfItsUnits(int seconds, String shown) {
        anna.open("");
        anna.await("live-status");

        assertThat(anna.script("""
                        const time = document.createElement('time-ago');
                        time.setAttribute('at', Date.now() + (globalThis.portalClockOffset ?? 0) - (arguments[0] + 0.5) * 1000);
                        document.body.append(time);
                        return time.textContent;""", seconds)).isEqualTo(shown);
    }

    @Test
    void aPageThatIsNoneSaysSoAndLeadsBack() {
        anna.open("nowhere");
        anna.awaitText("Page not found");
        anna.await("a[href='']").click();

        anna.await(".queue-view");
    }

    private TicketRow open(String screen) {
        desk.report(List.of(offline(screen).fires()), false);
        return Objects.requireNonNull(board.live(offline(screen).key()));
    }

    private Chromium window(String name) {
        return new Chromium("http://127.0.0.1:" + port, false).signIn(name, "a password of " + name);
    }
}
