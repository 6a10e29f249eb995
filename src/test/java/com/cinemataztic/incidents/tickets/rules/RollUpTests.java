package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.RollUp.Seen;
import com.cinemataztic.incidents.tickets.rules.RollUp.Verdict;
import com.cinemataztic.incidents.tickets.settings.RollUpSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a cinema's screens are one incident, and when no more. */
class RollUpTests {

    private static final DecisionContext LATER = OpenTicket.context(NOON.plusSeconds(3600), "later");

    @ParameterizedTest(name = "{0} of {1} screens: {2}")
    @CsvSource({
        "1, 1, false", // the only screen there is
        "2, 2, false", // all, but fewer than three
        "3, 3, true",
        "3, 5, true",
        "3, 6, true", // exactly half
        "3, 7, false",
        "3, 8, false",
        "4, 8, true",
        "4, 9, false",
        "20, 20, true",
        "3, 0, false", // the fleet does not know the cinema: what half of it is can't be said
        "20, 0, false",
        "5, 3, true" // more than the fleet knows
    })
    void aSiteOpensOnAtLeastThreeScreensThatAreAtLeastHalf(int dark, int history, boolean opens) {
        assertThat(judge(null, history, dark(dark)) instanceof Verdict.Opens).isEqualTo(opens);
    }

    @ParameterizedTest(name = "failed at {0}: {1} together")
    @CsvSource({
        "0 0 0, 3",
        "0 150 300, 3", // five minutes from the first to the last
        "0 150 301, 0",
        "0 299 598 897, 0", // one after the other, never three within the time
        "0 400 401 402, 3", // the one before joins the site, but does not make it
        "0 1 2 300 301, 4",
        "0 1 600 601 602 603, 4",
        "86400 0 86401 86402, 3" // in any order
    })
    void theirFaultsBeganWithinFiveMinutes(String seconds, int together) {
        var failed = seconds.split(" ");
        var rows = IntStream.range(0, failed.length)
                .mapToObj(i -> row(Dark.screen("c1", "s" + i).since(NOON.plusSeconds(Long.parseLong(failed[i])))))
                .toList();
        var verdict = judge(null, 6, rows);

        if (together == 0) {
            assertThat(verdict).isEqualTo(new Verdict.Stays());
        } else {
            assertThat(verdict)
                    .isInstanceOfSatisfying(
                            Verdict.Opens.class,
                            opens -> assertThat(opens.dark())
                                    .hasSize(together)
                                    .isSortedAccordingTo(
                                            (one, other) -> one.startedAt().compareTo(other.startedAt())));
        }
    }

    @Test
    void theSettingsSayHowManyAndHowSoon() {
        var wide = new RollUpSettings(2, new BigDecimal("0.3"), Duration.ofHours(1));
        var rows = List.of(
                row(Dark.screen("c1", "s1")), row(Dark.screen("c1", "s2").since(NOON.plusSeconds(3600))));
        assertThat(RollUp.judge(seen(null, 6, rows), wide)).isInstanceOf(Verdict.Opens.class);
        assertThat(RollUp.judge(seen(null, 7, rows), wide)).isEqualTo(new Verdict.Stays());
        var tenth = new RollUpSettings(3, new BigDecimal("0.1"), Duration.ofMinutes(5));
        assertThat(RollUp.judge(seen(null, 30, dark(3)), tenth))
                .as("no rounding: 3 is a tenth of 30")
                .isInstanceOf(Verdict.Opens.class);
    }

    @Test
    void whatHasRecoveredOrIsClosedOpensNothing() {
        var rows = List.of(row("s1"), row("s2"), recovered("s3"), closed("s4", CloseReason.FIXED));
        assertThat(judge(null, 4, rows)).isEqualTo(new Verdict.Stays());
    }

    @Test
    void twoTicketsOfOneScreenAreOneScreen() {
        var again = TicketRow.of(OpenTicket.fires(
                null, Dark.screen("c1", "s2").since(NOON.plusSeconds(9)).fires(), LATER, "DK-99"));
        assertThat(judge(null, 4, List.of(row("s1"), row("s2"), again))).isEqualTo(new Verdict.Stays());
        assertThat(judge(null, 4, List.of(row("s1"), row("s2"), again, row("s3"))))
                .isEqualTo(new Verdict.Opens(List.of(row("s1"), row("s2"), row("s3"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong-resolution", "machine-data-stale", "cinema-offline", "machine-missing"})
    void noOtherFaultMakesAScreenDark(String error) {
        assertThat(RollUp.isScreen(row(Dark.screen("c1", "s1").error(error)))).isFalse();
    }

    @Test
    void aTicketWithoutCinemaOrScreenIsNoScreenAndNoSite() {
        for (var row :
                List.of(row(Dark.screen(null, null)), row(Dark.screen(null, "s1")), row(Dark.screen("c1", null)))) {
            assertThat(RollUp.isScreen(row)).isFalse();
            assertThat(RollUp.isSite(row)).isFalse();
        }
    }

    @Test
    void anAlertThatOnlyCallsItselfSoIsNoSite() {
        var posing = new Subject(row("s1").subject().region(), "c1", null, null, null, null, null);
        var reported = Dark.screen("c1", null).error(Fault.CINEMA_OFFLINE).fires();
        var firing = new Signal.Firing(
                TicketKey.of(Fault.CINEMA_OFFLINE, posing, reported.fingerprint()),
                reported.fingerprint(),
                reported.startsAt(),
                posing,
                reported.fault(),
                reported.severity(),
                null,
                reported.labels(),
                Origin.ALERTMANAGER,
                true);
        assertThat(RollUp.isSite(TicketRow.of(OpenTicket.fires(null, firing, LATER, "DK-5"))))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} left: ends {1}")
    @CsvSource({"0, true", "1, true", "2, false", "6, false"})
    void aSiteLivesUntilAtMostOneScreenIsLeft(int left, boolean ends) {
        var verdict = judge(site(), 6, dark(left));
        assertThat(verdict).isEqualTo(ends ? new Verdict.Ends(dark(left)) : new Verdict.Stays());
    }

    @Test
    void aLiveSiteIsNotOpenedOnceMoreAndTwoThatAreLeftHoldIt() {
        assertThat(judge(site(), 3, dark(3))).isEqualTo(new Verdict.Stays());
        assertThat(judge(
                        site(),
                        60,
                        List.of(row("s1"), row(Dark.screen("c1", "s2").since(NOON.plusSeconds(86_400))))))
                .isEqualTo(new Verdict.Stays());
        assertThat(judge(site(), 0, dark(2)))
                .as("that the fleet is not known ends nothing")
                .isEqualTo(new Verdict.Stays());
    }

    @Test
    void whatRecoveredIsLeftUntilItsHealthIsProvenForTheSettleTime() {
        var rows = List.of(row("s1"), recovered("s2"), recovered("s3"));
        assertThat(judge(site(), 6, rows)).isEqualTo(new Verdict.Stays());
        assertThat(judge(site(), 6, rows, recovered("s2"))).isEqualTo(new Verdict.Stays());
        assertThat(judge(site(), 6, rows, recovered("s2"), recovered("s3")))
                .isEqualTo(new Verdict.Ends(List.of(row("s1"))));
    }

    @Test
    void aHushIsNoHealthUnlessTheScreenIsGivenUp() {
        assertThat(judge(site(), 6, List.of(row("s1"), closed("s2", CloseReason.FIXED))))
                .isEqualTo(new Verdict.Stays());
        assertThat(judge(site(), 6, List.of(row("s1"), closed("s2", CloseReason.RETIRED))))
                .isEqualTo(new Verdict.Ends(List.of(row("s1"))));
    }

    @Test
    void aSiteThatAPersonClosedIsNotOpenedAgainByTheRollUpButLearnsOfItsEnd() {
        var snoozed = closedByHand(siteTicket());
        assertThat(judge(snoozed, 6, dark(6))).isEqualTo(new Verdict.Stays());
        assertThat(judge(snoozed, 6, dark(1))).isEqualTo(new Verdict.Ends(dark(1)));
    }

    @Test
    void aSiteThatEndedStaysForItsFollowUpAndOpensAnewOnANewIncident() {
        var held = TicketRow.of(endedWithFollowUp());
        assertThat(judge(held, 6, dark(1))).isEqualTo(new Verdict.Stays());
        assertThat(RollUp.judge(new Seen(held, dark(1), Set.of(), 6, false), OpenTicket.ROLL_UP))
                .as("where a follow-up holds nothing")
                .isEqualTo(new Verdict.Ends(dark(1)));
        assertThat(judge(held, 6, dark(3))).isEqualTo(new Verdict.Opens(dark(3)));
        assertThat(RollUp.isSite(held)).isTrue();
        assertThat(RollUp.holds(held)).isFalse();
    }

    @Test
    void nothingIsSaidOfACinemaWithoutTickets() {
        assertThat(judge(null, 6, List.of())).isEqualTo(new Verdict.Stays());
    }

    private static Verdict judge(@Nullable TicketRow site, int history, List<TicketRow> rows, TicketRow... well) {
        var proven = Arrays.stream(well).map(TicketRow::id).collect(Collectors.toSet());
        return RollUp.judge(new Seen(site, rows, proven, history, true), OpenTicket.ROLL_UP);
    }

    private static Seen seen(@Nullable TicketRow site, int history, List<TicketRow> rows) {
        return new Seen(site, rows, Set.of(), history, true);
    }

    private static List<TicketRow> dark(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> row("s" + i)).toList();
    }

    private static TicketRow row(String screen) {
        return row(Dark.screen("c1", screen));
    }

    private static TicketRow row(Dark dark) {
        return TicketRow.of(ticket(dark));
    }

    private static Ticket ticket(Dark dark) {
        var number = dark.screenId() == null
                ? 1_000
                : Integer.parseInt(dark.screenId().substring(1)) + 1;
        var at = dark.since().plusSeconds(60);
        return OpenTicket.fires(null, dark.fires(), OpenTicket.context(at, "open"), "DK-" + number);
    }

    private static TicketRow recovered(String screen) {
        var dark = Dark.screen("c1", screen);
        var decision = AlertRules.decide(
                OpenTicket.history(ticket(dark)), dark.ends(NOON.plusSeconds(600)), LATER, () -> new TicketId("DK-1"));
        return TicketRow.of(((Decision.Changed) decision).next());
    }

    private static TicketRow closed(String screen, CloseReason reason) {
        var gone = new DecisionContext(LATER.now(), "closed", false, true, null, OpenTicket.WINDOWS);
        var decision = ManualTransitions.apply(
                ticket(Dark.screen("c1", screen)), new Transition.Close(reason, ""), TransitionTests.ANNA, gone);
        return TicketRow.of(((Decision.Changed) decision).next());
    }

    private static TicketRow site() {
        return TicketRow.of(siteTicket());
    }

    private static Ticket siteTicket() {
        return SiteLifeTests.opened(NOON.plusSeconds(120));
    }

    private static TicketRow closedByHand(Ticket site) {
        var decision =
                ManualTransitions.apply(site, new Transition.Close(CloseReason.FIXED, ""), TransitionTests.ANNA, LATER);
        return TicketRow.of(((Decision.Changed) decision).next());
    }

    private static Ticket endedWithFollowUp() {
        return SiteLifeTests.changed(SiteRules.decide(
                OpenTicket.history(SiteLifeTests.withFollowUp(siteTicket())),
                new SiteUpdate.Ends(siteTicket().key(), "none is left"),
                LATER,
                () -> new TicketId("DK-1")));
    }
}
