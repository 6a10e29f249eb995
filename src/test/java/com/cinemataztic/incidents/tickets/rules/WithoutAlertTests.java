package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Reports.LAMP_WATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule 10: no rule about alerts touches a ticket without one, even one about a machine that is offline. */
class WithoutAlertTests {

    private static final Instant NOW = Given.NOON;
    private static final DecisionContext LATER = OpenTicket.context(NOW.plusSeconds(86_400), "later");
    private static final Fingerprint ALERT = new Fingerprint("fp-s1");

    static Stream<Arguments> rules() {
        var ticket = offline("s1");
        var history = new KeyHistory(ticket, null, null);
        return Stream.of(
                rule(
                        "an end",
                        AlertRules.decide(history, new Signal.Ended(ticket.key(), ALERT, NOW, NOW), LATER, ids())),
                rule(
                        "an alert that is no longer listed",
                        AlertRules.decide(history, new Signal.Unlisted(ticket.key(), ALERT, NOW, NOW), LATER, ids())),
                rule(
                        "a late report of a replaced machine",
                        AlertRules.decide(history, new Signal.Late(ticket.key(), ALERT, NOW), LATER, ids())),
                rule(
                        "the settle time, with health proven",
                        TimeRules.settle(
                                ticket, new Health(true, OpenTicket.WINDOWS.settle(), Explanation.NONE), LATER)),
                rule("the re-check", TimeRules.recheck(ticket, false, LATER)),
                rule("the end of time without an expiry", TimeRules.expire(ticket, LATER)),
                rule(
                        "another machine at its screen",
                        FleetRules.decide(ticket, new FleetUpdate.Replaced("02:c1", "02:c2", NOW), LATER)),
                rule(
                        "the end of its cinema's site",
                        SiteRules.decide(history, new SiteUpdate.Ends(ticket.key(), "why"), LATER, ids())));
    }

    private static Arguments rule(String name, Decision decision) {
        return Arguments.of(name, decision);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void leavesItAsItIs(String rule, Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aMoveOfItsCinemaMovesItToo() {
        var moved = FleetRules.decide(offline("s1"), new FleetUpdate.Moved(new RegionId("norway")), LATER);
        assertThat(moved).isInstanceOf(Decision.Changed.class);
    }

    @Test
    void itIsNoScreenOfASiteWhichNoProofOfHealthWouldEnd() {
        var rows = Stream.of("s1", "s2", "s3")
                .map(screen -> TicketRow.of(offline(screen)))
                .toList();
        assertThat(rows).noneMatch(RollUp::isScreen).noneMatch(RollUp::isSite);
        assertThat(rows)
                .allMatch(row -> row.recoveredAt() == null && row.evidence().isEmpty());
        var alert = TicketRow.of(OpenTicket.of("DK-9", Given.offline("s9"), NOW));
        assertThat(RollUp.isScreen(alert)).isTrue();
        assertThat(RollUp.judge(new RollUp.Seen(null, List.of(alert), Set.of(), 3, true), OpenTicket.ROLL_UP))
                .isInstanceOf(RollUp.Verdict.Stays.class);
    }

    private static Ticket offline(String screen) {
        var denmark = new RegionId("denmark");
        var report = new IncidentReport(
                screen,
                Fault.MACHINE_OFFLINE,
                "Machine is offline",
                "",
                Severity.CRITICAL,
                denmark,
                "dk-001",
                screen,
                null,
                null);
        var subject = new Subject(denmark, "dk-001", null, screen, null, null, null);
        var decision = ReportRules.decide(
                new KeyHistory(null, null, null),
                new ReportRules.Reported(report, subject, LAMP_WATCH),
                OpenTicket.context(NOW, "open"),
                ids());
        return ((Decision.Changed) decision).next();
    }

    private static Supplier<TicketId> ids() {
        return () -> new TicketId("DK-1");
    }
}
