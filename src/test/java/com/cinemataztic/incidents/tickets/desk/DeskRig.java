package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.offline;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.Deadlines;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** The desk of the portal, and further ones on the same store. Each test has screens of its own. */
@PortalTest
abstract class DeskRig {

    static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());
    static final Actor BO = new Actor("bo", Role.OPERATOR, Set.of());

    @Autowired
    TicketDesk desk;

    @Autowired
    Tickets tickets;

    @Autowired
    LiveBoard board;

    @Autowired
    FleetDirectory fleet;

    @Autowired
    RegionDirectory regions;

    @Autowired
    TicketSettings settings;

    final List<TicketDesk> others = new ArrayList<>();

    @AfterEach
    void stopOthers() throws InterruptedException {
        for (var other : others) {
            other.stop();
        }
    }

    Ticket open(String screen) {
        desk.report(List.of(offline(screen).fires()), false);
        return live(screen).getFirst();
    }

    List<Ticket> live(String screen) {
        return List.copyOf(tickets.live(Set.of(offline(screen).key())).values());
    }

    List<String> ids(String code) {
        return tickets.page(new Tickets.Filter(Set.of(), Set.of()), 5_000, null).rows().stream()
                .map(ticket -> ticket.id().value())
                .filter(id -> id.startsWith(code))
                .toList();
    }

    TicketDesk desk(Tickets store) {
        return desk(store, new LiveBoard(store, Clock.systemUTC(), false), settings);
    }

    TicketDesk desk(Tickets store, LiveBoard itsBoard, TicketSettings itsSettings) {
        var made = new TicketDesk(
                store,
                itsBoard,
                new Sites(itsBoard),
                new Deadlines(fleet, itsBoard),
                regions,
                event -> {},
                itsSettings,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        made.start();
        others.add(made);
        return made;
    }

    static <T> List<T> together(int count, Callable<T> work) throws Exception {
        var barrier = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return work.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
