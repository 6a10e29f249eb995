package com.cinemataztic.incidents.tickets.board;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.maintenance.MaintenanceCalendar;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.monitoring.SilencesOfTests;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What viewers share of a list, and what a change of one ticket costs them. */
@PortalTest
class TicketQueueMongoTests {

    private static final Set<State> LIVE = Set.of(State.OPEN, State.INPROGRESS);

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    Tickets tickets;

    @Autowired
    FleetDirectory fleet;

    @Autowired
    RegionDirectory regions;

    @Autowired
    MaintenanceCalendar maintenance;

    @Autowired
    TicketSettings settings;

    /** Stands still: what is derived never becomes too old by itself. */
    private final Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    private final SilencesOfTests silences = new SilencesOfTests();
    private TicketQueue queue;

    @BeforeEach
    void make() {
        var deadlines = new Deadlines(fleet, board);
        var entries = new QueueEntries(
                deadlines,
                fleet,
                regions,
                (_, _) -> new Health(true, Duration.ZERO, Explanation.NONE),
                silences,
                maintenance,
                settings);
        queue = new TicketQueue(
                board,
                tickets,
                new Sites(board),
                entries,
                new QueueLists(board, entries, maintenance, clock),
                deadlines,
                fleet,
                settings,
                clock);
    }

    @Test
    void aChangeOfOneTicketReadsOnlyThatOneHoweverManyViewers() {
        open("queue-a", 30);
        var filter = new TicketQueue.Filter(new RegionId("india"), LIVE, "");
        var before = queue.list(viewer("v0"), filter);
        assertThat(before).hasSize(30);
        silences.takeAsked();
        desk.report(
                List.of(offline("queue-a-7").region("india").summary("Elephant").fires()), false);
        IntStream.range(0, 20).forEach(n -> queue.list(viewer("v" + n), filter));

        assertThat(silences.takeAsked()).isOne();
        var after = queue.list(viewer("v0"), filter);
        assertThat(after)
                .hasSize(30)
                .anyMatch(entry -> entry.row().fault().summary().equals("Elephant"));
        assertThat(after).isSortedAccordingTo(QueueOrder.at(clock.instant()));
    }

    @Test
    void whatOpensComesInAndWhatClosesGoesOutInOrder() {
        var filter = new TicketQueue.Filter(new RegionId("spain"), LIVE, "");
        desk.report(List.of(offline("queue-c").region("spain").fires()), false);
        assertThat(queue.list(viewer("v"), filter)).hasSize(1);
        desk.report(
                IntStream.range(0, 20)
                        .<Signal>mapToObj(n -> offline("queue-d-" + n)
                                .region("spain")
                                .severity(n % 2 == 0 ? Severity.CRITICAL : Severity.WARNING)
                                .fires())
                        .toList(),
                false);
        var opened = queue.list(viewer("v"), filter);
        assertThat(opened).hasSize(21).isSortedAccordingTo(QueueOrder.at(clock.instant()));
        assertThat(queue.counts(viewer("v")).get(new RegionId("spain"))).isEqualTo(new TicketQueue.Counts(21, 0, 0));
        var first = opened.getFirst().row();
        desk.apply(first.id(), first.version(), new Transition.Close(CloseReason.FIXED, ""), viewer("v"));

        assertThat(queue.list(viewer("v"), filter))
                .hasSize(20)
                .doesNotContain(opened.getFirst())
                .isSortedAccordingTo(QueueOrder.at(clock.instant()));
    }

    private void open(String name, int count) {
        desk.report(
                IntStream.range(0, count)
                        .<Signal>mapToObj(
                                n -> offline(name + "-" + n).region("india").fires())
                        .toList(),
                false);
    }

    private static Actor viewer(String name) {
        return new Actor(name, Role.OPERATOR, Set.of());
    }
}
