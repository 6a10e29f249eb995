package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetInMemory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Core;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TicketsInMemory;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a batch of the desk asks of the store. */
class WriteBatchTests {

    private final List<String> asked = new ArrayList<>();
    private final Core core = Core.on(counted(new TicketsInMemory()), RegionsInMemory.directory(), Clock.systemUTC());

    @AfterEach
    void close() throws InterruptedException {
        core.close();
    }

    @Test
    void aRepeatThatChangesNothingCostsOneReadAndNoWrite() {
        report(offline("s1"));
        asked.clear();
        report(offline("s1"));

        assertThat(asked).containsExactly("live");
    }

    @Test
    void anEndingInTheSameReportIsReadAnyway() {
        report(offline("s1"));
        asked.clear();
        var ended = offline("s1").ends(NOON.plusSeconds(60));
        core.desk().report(List.of(ended, offline("s1").fires()), false);

        assertThat(asked).contains("endings");
    }

    @Test
    void whileTicketsKeepOpeningNotEveryBatchTakesNumbers() {
        IntStream.range(0, 200).forEach(i -> report(offline("s" + i)));

        assertThat(asked.stream().filter("takeNumbers"::equals).count()).isLessThan(100);
        assertThat(asked.stream().filter("write"::equals).count()).isEqualTo(200);
        assertThat(core.board().snapshot().rows().keySet().stream().map(TicketId::value))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 200).mapToObj(n -> "DK-" + n).toList());
    }

    @Test
    void aClickReadsItsTicketAndTheKeyAndNothingElse() {
        report(offline("s1"));
        var row = Objects.requireNonNull(core.board().live(offline("s1").key()));
        asked.clear();
        core.desk().apply(row.id(), row.version(), new Transition.Take(), Actor.SYSTEM);

        assertThat(asked).containsExactly("find", "write");
    }

    @Test
    void recordedNotificationsAreWrittenInSmallBatches() {
        core.desk()
                .report(
                        IntStream.range(0, 100)
                                .<Signal>mapToObj(i -> offline("s" + i).fires())
                                .toList(),
                        false);
        var records = core.board().snapshot().rows().keySet().stream()
                .map(id -> new NotificationRecord(id, Set.of(), 1, "notified"))
                .toList();
        asked.clear();
        core.desk().recordNotifications(records);

        assertThat(asked.stream().filter("write"::equals).count()).isEqualTo(5);
    }

    @Test
    void whereNobodyElseWritesARepeatReadsNothingAndAnythingElseIsReadAsUsual() throws Exception {
        var store = counted(new TicketsInMemory());
        var board = new LiveBoard(store, Clock.systemUTC(), true);
        var regions = RegionsInMemory.directory();
        var desk = new TicketDesk(
                store,
                board,
                new Sites(board),
                new Deadlines(FleetInMemory.unknown(regions, Clock.systemUTC()), board),
                regions,
                event -> {},
                OpenTicket.settings(Duration.ofMillis(500), Duration.ofSeconds(30), 100, 100),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        desk.start();
        desk.report(List.of(offline("s1").fires()), false);
        asked.clear();
        var repeat = desk.report(List.of(offline("s1").fires()), false);
        assertThat(repeat).isEqualTo(new Receipt(0, 0, List.of()));
        assertThat(asked).isEmpty();
        var both = desk.report(
                List.of(offline("s1").ends(NOON.plusSeconds(60)), offline("s1").fires()), false);
        assertThat(both.inDoubt())
                .describedAs("ended before, in the same request")
                .hasSize(1);
        assertThat(asked).contains("live", "endings", "write");
        desk.stop();
    }

    private void report(Given given) {
        core.desk().report(List.of(given.fires()), false);
    }

    private Tickets counted(Tickets real) {
        return (Tickets) Proxy.newProxyInstance(
                Tickets.class.getClassLoader(), new Class<?>[] {Tickets.class}, (_, method, arguments) -> {
                    asked.add(method.getName());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
