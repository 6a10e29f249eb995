package com.cinemataztic.incidents.tickets.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.GraphQlSocket;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Subscriptions over a WebSocket: what a reader holds equals the board, however slow it is, for as long as it may. */
@PortalTest
@Timeout(300)
class SubscriptionsWebTests {

    private static final String PASSWORD = "a good password";
    private static final String CHANGES = "subscription($filter: TicketFilter) { ticketChanged(filter: $filter) {"
            + " reset changed { id region state revision } removed monitoring { asOf blind } } }";

    @LocalServerPort
    int port;

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    AccountDesk accounts;

    @Autowired
    MeterRegistry meters;

    @Test
    void theWholePictureComesFirstAndThenWhatChanges() {
        report(Given.offline("s1"));
        try (var socket = subscribed(Map.of("region", List.of("denmark"), "screen", List.of("s1", "s2")))) {
            var picture = new Picture().apply(socket.data());
            assertThat(picture.ids()).hasSize(1);
            report(Given.offline("s2"));
            picture.applyUntil(socket, () -> picture.ids().size() == 2);
            var closed = closed("s1");
            picture.applyUntil(socket, () -> !picture.ids().contains(closed.id().value()));
        }
    }

    @Test
    void underLoadThePictureEqualsTheBoardAndNoRevisionGoesBack() {
        IntStream.range(0, 30).forEach(i -> report(Given.offline("l" + i).error("lamp-overdue")));
        try (var socket = subscribed(Map.of("error", List.of("lamp-overdue")))) {
            var picture = new Picture().apply(socket.data());
            var writer = Thread.startVirtualThread(() -> IntStream.range(0, 10)
                    .forEach(round -> live("lamp-overdue")
                            .forEach(row -> desk.apply(
                                    row.id(),
                                    row.version(),
                                    round % 2 == 0 ? new Transition.Take() : new Transition.Release(),
                                    Actor.SYSTEM))));
            picture.applyUntil(socket, () -> !writer.isAlive() && picture.revisions.equals(revisions("lamp-overdue")));
        }
    }

    /** Equal queries share a result; these differ in text, in a variable, and in what they read from the store. */
    @Test
    void everySubscriberGetsTheFieldsThatItAskedFor() {
        var directive = "subscription($filter: TicketFilter, $more: Boolean!) { ticketChanged(filter: $filter) {"
                + " changed { id severity @include(if: $more) } } }";
        var stored =
                "subscription($filter: TicketFilter) { ticketChanged(filter: $filter) { changed { id timeline { what } } } }";
        var filter = Map.of("screen", List.of("f1"));
        try (var same = subscribed(CHANGES, Map.of("filter", filter));
                var equal = subscribed(CHANGES, Map.of("filter", filter));
                var more = subscribed(directive, Map.of("filter", filter, "more", true));
                var less = subscribed(directive, Map.of("filter", filter, "more", false));
                var timeline = subscribed(stored, Map.of("filter", filter))) {
            List.of(same, equal, more, less, timeline).forEach(GraphQlSocket::data);
            report(Given.offline("f1"));
            assertThat(fields(same)).containsExactly("id", "region", "state", "revision");
            assertThat(fields(equal)).containsExactly("id", "region", "state", "revision");
            assertThat(fields(more)).containsExactly("id", "severity");
            assertThat(fields(less)).containsExactly("id");
            assertThat(fields(timeline)).containsExactly("id", "timeline");
        }
    }

    @Test
    void aStalledReaderIsCutAndCostsTheOthersNothing() {
        IntStream.range(0, 60)
                .forEach(i -> report(Given.offline("t" + i).error("much-text").summary("x".repeat(280))));
        var much = IntStream.range(0, 25)
                .mapToObj(i -> "a" + i + ": errorDescription")
                .collect(Collectors.joining(" "));
        var query =
                "subscription { ticketChanged(filter: {error: [\"much-text\"]}) { reset changed { " + much + " } } }";
        try (var stalled = GraphQlSocket.withToken(port, PortalTest.API_TOKEN).stall();
                var healthy = subscribed(Map.of("screen", List.of("t-new")))) {
            var picture = new Picture().apply(healthy.data());
            var before = open();
            IntStream.range(0, 20).forEach(i -> stalled.subscribe("s" + i, query));
            await().until(() -> open() > before + 10);
            report(Given.offline("t-new"));
            picture.applyUntil(healthy, () -> picture.ids().size() == 1);
            await().atMost(Duration.ofMinutes(2)).until(() -> open() <= before);
            assertThat(healthy.isOpen()).isTrue();
        }
    }

    @Test
    void aLostRegionLeavesThePictureWithinFiveSeconds() {
        report(Given.offline("r1").error("sound-lost"));
        report(Given.offline("r2").error("sound-lost").region("norway"));
        accounts.add(Actor.SYSTEM, "signe", PASSWORD, Role.VIEWER, regions("denmark", "norway"));
        try (var socket = withSession("signe")) {
            socket.subscribe("1", CHANGES, Map.of("filter", Map.of("error", List.of("sound-lost"))));
            var picture = new Picture().apply(socket.data());
            assertThat(picture.ids()).hasSize(2);
            var start = Instant.now();
            accounts.change(Actor.SYSTEM, "signe", Role.VIEWER, regions("denmark"), true, "");
            picture.applyUntil(socket, () -> picture.ids().size() == 1);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void whoLeavesFreesTheSubscription() {
        var before = open();
        try (var socket = subscribed(Map.of())) {
            socket.data();
            assertThat(open()).isGreaterThan(before);
            socket.send(Map.of("type", "complete", "id", "1"));
            await().until(() -> open() <= before);
        }
        try (var socket = subscribed(Map.of())) {
            socket.data();
        }
        await().until(() -> open() <= before);
    }

    @Test
    void anImpossibleFilterIsAnError() {
        try (var socket = subscribed(Map.of("from", "2026-01-02T00:00:00Z", "to", "2026-01-01T00:00:00Z"))) {
            var message = socket.next();
            assertThat(message.toString()).contains("bad-range").doesNotContain("Exception");
        }
    }

    @Test
    void anIdIsUsedOnceAtATime() {
        try (var socket = subscribed(Map.of())) {
            socket.data();
            socket.subscribe("1", CHANGES);
            assertThat(socket.closeCode()).isEqualTo(4409);
        }
    }

    @Test
    void oneConnectionRunsALimitedNumberOfSubscriptions() {
        try (var socket = GraphQlSocket.withToken(port, PortalTest.API_TOKEN)) {
            IntStream.rangeClosed(1, 20).forEach(i -> socket.subscribe("s" + i, CHANGES));
            IntStream.rangeClosed(1, 20).forEach(_ -> socket.data());
            socket.subscribe("s21", CHANGES);
            assertThat(socket.next().toString()).contains("too-many-operations", "s21");
        }
    }

    private GraphQlSocket subscribed(Map<String, Object> filter) {
        return GraphQlSocket.withToken(port, PortalTest.API_TOKEN).subscribe("1", CHANGES, Map.of("filter", filter));
    }

    private GraphQlSocket subscribed(String query, Map<String, Object> variables) {
        return GraphQlSocket.withToken(port, PortalTest.API_TOKEN).subscribe("1", query, variables);
    }

    /** @return the fields of the next ticket that it is sent */
    private static List<String> fields(GraphQlSocket socket) {
        var changed = socket.data().path("ticketChanged").path("changed");
        return changed.isEmpty() ? fields(socket) : List.copyOf(changed.path(0).propertyNames());
    }

    private GraphQlSocket withSession(String name) {
        var browser = new BrowserSession(port).login(name, PASSWORD);
        return GraphQlSocket.open(port, "Origin", "http://127.0.0.1:" + port, "Cookie", "JSESSIONID=" + browser.id())
                .initialised(Map.of());
    }

    private double open() {
        return meters.get("portal.streams.open").gauge().value();
    }

    private Ticket closed(String screen) {
        var row = Objects.requireNonNull(
                board.snapshot().live(Given.offline(screen).key()));
        return ((Outcome.Done)
                        desk.apply(row.id(), row.version(), new Transition.Close(CloseReason.FIXED, ""), Actor.SYSTEM))
                .ticket();
    }

    private List<TicketRow> live(String errorId) {
        return board.snapshot().rows().values().stream()
                .filter(row -> row.fault().errorId().equals(errorId))
                .toList();
    }

    private Map<String, Long> revisions(String errorId) {
        return live(errorId).stream().collect(Collectors.toMap(row -> row.id().value(), row -> row.revision()));
    }

    private static Set<RegionId> regions(String... names) {
        return Arrays.stream(names).map(RegionId::new).collect(Collectors.toSet());
    }

    private void report(Given given) {
        desk.report(List.of(given.fires()), false);
    }
}
