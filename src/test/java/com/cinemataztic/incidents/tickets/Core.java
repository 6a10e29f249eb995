package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.FleetInMemory;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionsInMemory;
import com.cinemataztic.incidents.tickets.board.Instance;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.monitoring.HealthProofs;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The whole core, for tests of its callers: desk and board, and its timers when the test says so. */
public final class Core implements AutoCloseable {

    /** How it is when nobody sets anything. */
    private static final TicketSettings SETTINGS =
            OpenTicket.settings(Duration.ofMillis(500), Duration.ofSeconds(30), 5_000, 500);

    private final Instance instance;
    private final RegionDirectory regions;

    private Core(Tickets tickets, FleetDirectory fleet, RegionDirectory regions, Clock clock) {
        this.instance = new Instance(tickets, fleet, regions, SETTINGS, clock);
        this.regions = regions;
    }

    /** @return a core on that store */
    public static Core on(Tickets tickets, RegionDirectory regions, Clock clock) {
        return new Core(tickets, FleetInMemory.unknown(regions, clock), regions, clock);
    }

    /** @return a core of its own, that knows no fleet and keeps its tickets in memory */
    public static Core inMemory(Clock clock) {
        return on(new TicketsInMemory(), RegionsInMemory.directory(), clock);
    }

    public TicketDesk desk() {
        return instance.desk;
    }

    public LiveBoard board() {
        return instance.board;
    }

    public RegionDirectory regions() {
        return regions;
    }

    /** Has every recovered ticket closed for which these proofs hold, as its timer does. */
    public void settle(HealthProofs proofs) {
        for (var row : instance.board.snapshot().rows().values()) {
            var recoveredAt = row.recoveredAt();
            if (row.state().live() && recoveredAt != null) {
                instance.desk.settle(Map.of(row.id(), proofs.of(row, recoveredAt)));
            }
        }
    }

    /** Re-checks every closed ticket whose snooze is over, as its timer does. */
    public void recheck() {
        instance.desk.recheck(instance.board.snapshot().rows().keySet());
    }

    /** @return the proof that a ticket has been well for long enough to close */
    public static Health well() {
        return new Health(true, SETTINGS.settle(), Explanation.NONE);
    }

    @Override
    public void close() throws InterruptedException {
        instance.close();
    }
}
