package com.cinemataztic.incidents.alerts.drill;

import static com.cinemataztic.incidents.alerts.AlertJson.firing;
import static com.cinemataztic.incidents.alerts.AlertJson.labelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.drill.DrillDesk.Started;
import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.planning.NotificationPlanner;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.monitoring.MailOutcomes;
import com.cinemataztic.incidents.tickets.timers.RecoverySweeper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A drill, followed by more than one tracker as by several instances, or by one that was restarted. */
@PortalTest
class DrillWebTests {

    private static final Actor ADA = new Actor("ada", Role.ADMIN, Set.of());
    private static final RegionId DENMARK = new RegionId("denmark");

    @Autowired
    Drills drills;

    @Autowired
    DrillTracker tracker;

    @Autowired
    DrillDesk desk;

    @Autowired
    AlertIntake intake;

    @Autowired
    LiveBoard board;

    @Autowired
    MailOutcomes mails;

    @Autowired
    Tickets tickets;

    @Autowired
    TicketQueue queue;

    @Autowired
    NotificationPlanner planner;

    @Autowired
    RecoverySweeper sweeper;

    @AfterEach
    void finishAll() {
        drills.running().forEach(drill -> drills.change(drill.id(), it -> it.finish(Instant.now())));
    }

    @Test
    void oneDrillRunsInARegionAtATime() {
        var first = start("denmark", false);
        assertThat(drills.add(drill("denmark", false))).isFalse();
        assertThat(drills.add(drill("norway", false))).isTrue();
        drills.change(first.id(), it -> it.finish(Instant.now()));
        assertThat(drills.add(drill("denmark", false))).isTrue();
    }

    @Test
    void itsTicketClosesWithItsAlertAndATrackerThatStartedInBetweenSeesItToTheEnd() {
        var drill = start("denmark", false);
        drills.change(drill.id(), it -> it.pass(Joint.POSTED, Instant.now()));
        deliver(drill, true);
        tracker.poll();
        var row = row(drill);
        assertThat(row.fault().isDrill()).isTrue();
        assertThat(row.expiresAt()).isNotNull();
        assertThat(row.notificationPendingSince()).isNull();

        var restarted = new DrillTracker(drills, board, mails, Clock.systemUTC());
        deliver(drill, false);
        sweeper.sweep();
        assertThat(board.row(row.id()).orElseThrow().state()).isEqualTo(State.CLOSED);
        restarted.poll();

        var finished = last();
        assertThat(finished.finishedAt()).isNotNull();
        assertThat(finished.ticket()).isEqualTo(row.id());
        assertThat(finished.passed())
                .containsOnlyKeys(Joint.POSTED, Joint.RECEIVED, Joint.OPENED, Joint.SHOWN, Joint.CLOSED);
        assertThat(DrillProgress.of(finished, Instant.now()).failed()).isEmpty();
        assertThat(mails.of(row.id())).isEqualTo(new MailOutcomes.Outcome(null, null));
    }

    @Test
    void theFirstOfTwoInstancesRecordsAJoint() {
        var drill = start("denmark", false);
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        drills.change(drill.id(), it -> it.pass(Joint.RECEIVED, at));
        drills.change(drill.id(), it -> it.pass(Joint.RECEIVED, at.plusSeconds(5)));
        assertThat(last().at(Joint.RECEIVED)).contains(at);
    }

    @Test
    void itCountsInNoFigureAndStandsLastInTheQueue() {
        var drill = start("denmark", false);
        var before = counted();
        deliver(drill, true);
        var real = firing("drill-real").label("cinema_id", "dk-drill").label("region", "denmark");
        intake.take(AlertJson.body(real), Map.of());
        assertThat(counted()).isEqualTo(before + 1);
        var live = queue.list(ADA, new TicketQueue.Filter(DENMARK, Set.of(State.OPEN), ""));
        assertThat(live).hasSizeGreaterThan(1);
        assertThat(live.getLast().row().key()).isEqualTo(drill.key());
    }

    /** @return how many tickets of Denmark the figures count */
    private int counted() {
        var times = new ArrayList<Tickets.Times>();
        tickets.times(new Tickets.Filter(Set.of(), Set.of(DENMARK)), 1_000, times::add);
        return times.size();
    }

    @Test
    void onlyAnAdminStartsOneAndOnlyWithAnAlertmanager() {
        var otto = new Actor("otto", Role.OPERATOR, Set.of());
        var nora = new Actor("nora", Role.ADMIN, Set.of(new RegionId("norway")));
        assertThat(desk.start(DENMARK, Severity.INFO, false, otto)).isEqualTo(Started.NOT_ALLOWED);
        assertThat(desk.start(DENMARK, Severity.INFO, false, nora)).isEqualTo(Started.NOT_ALLOWED);
        assertThat(desk.start(DENMARK, Severity.INFO, false, ADA)).isEqualTo(Started.NO_ALERTMANAGER);
        assertThat(desk.last(otto)).isEmpty();
        assertThat(desk.regions(otto)).isEmpty();
    }

    private Drill start(String region, boolean notifies) {
        var drill = drill(region, notifies);
        assertThat(drills.add(drill)).isTrue();
        return drill;
    }

    private static Drill drill(String region, boolean notifies) {
        return Drill.start(
                new RegionId(region),
                Severity.INFO,
                notifies,
                "ada",
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private void deliver(Drill drill, boolean fires) {
        var alert = labelled(
                        "alertname",
                        "Drill",
                        "error_id",
                        "drill",
                        "severity",
                        "info",
                        "region",
                        drill.region().value(),
                        "instance",
                        drill.id().value(),
                        "drill_notifies",
                        drill.notifiesOnCall() ? "on-call" : "nobody")
                .startsAt(drill.startedAt())
                .fingerprint("fp-" + drill.id());
        intake.take(
                AlertJson.body(fires ? alert : alert.resolved(drill.startedAt().plusMillis(1))), Map.of());
    }

    private TicketRow row(Drill drill) {
        return Objects.requireNonNull(board.live(drill.key()));
    }

    private Drill last() {
        return drills.last(1).getFirst();
    }
}
