package com.cinemataztic.incidents.tickets.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.FailingTickets;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One more whole core on the same store: its own board, desk, feed and follower, as another portal has them. */
public final class Instance implements AutoCloseable {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());

    public final FailingTickets tickets;
    public final LiveBoard board;
    public final TicketFeed feed = new TicketFeed();
    public final BoardFollower follower;
    public final TicketDesk desk;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** What was published here. */
    public final List<TicketsChanged> published = new CopyOnWriteArrayList<>();

    /** How often open views were woken here. */
    public final AtomicInteger woken = new AtomicInteger();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    public Instance(
            Tickets store, FleetDirectory fleet, RegionDirectory regions, TicketSettings settings, Clock clock) {
        tickets = new FailingTickets(store);
        board = new LiveBoard(tickets, clock, false);
        follower = new BoardFollower(board, tickets, feed, clock, meters);
        desk = new TicketDesk(
                tickets,
                board,
                new Sites(board),
                new Deadlines(fleet, board),
                regions,
                event -> {
                    published.add((TicketsChanged) event);
                    feed.bump();
                },
                settings,
                clock,
                meters);
        feed.subscribe(woken::incrementAndGet);
        desk.start();
    }

    /** Follows as often as the portal does unless set otherwise. */
    public Instance following() {
        timer.scheduleWithFixedDelay(follower::follow, 0, 500, TimeUnit.MILLISECONDS);
        return this;
    }

    /** @return the ticket that the signal opens here */
    public Ticket open(Given given) {
        assertThat(desk.report(List.of(given.fires()), false).opened()).isOne();
        return stored(Objects.requireNonNull(board.live(given.key())).id());
    }

    /** @return the ticket after what Anna did to it here */
    public Ticket apply(Ticket ticket, Transition transition) {
        return ((Outcome.Done) desk.apply(ticket.id(), ticket.version(), transition, ANNA)).ticket();
    }

    /** @return what the board has of it */
    public TicketRow row(Ticket ticket) {
        var row = board.row(ticket.id());
        assertThat(row).isPresent();
        return row.get();
    }

    /** @return what the store has of it */
    public Ticket stored(TicketId id) {
        return Objects.requireNonNull(tickets.find(Set.of(id)).get(id));
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        desk.stop();
        feed.stop();
    }
}
