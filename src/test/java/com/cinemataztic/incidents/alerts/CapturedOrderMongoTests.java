package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.alerts.intake.CapturedPortal;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.Core;
import com.cinemataztic.incidents.tickets.Tickets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One of the orders of {@link CapturedOrderTests} on a real store, which must give the same tickets as memory. */
@PortalTest
class CapturedOrderMongoTests {

    private static final long SEED = Long.getLong("payloads.seed", System.nanoTime() & 0xffff_ffffL);

    private final Tickets tickets;
    private final RegionDirectory regions;

    CapturedOrderMongoTests(@Autowired Tickets tickets, @Autowired RegionDirectory regions) {
        this.tickets = tickets;
        this.regions = regions;
    }

    @Test
    void theStoreKeepsTheTicketsOfTheTable() throws InterruptedException {
        var order = CapturedSet.shuffled(new Random(SEED));
        var how = "payloads.seed %d: %s".formatted(SEED, order);
        try (var portal = new CapturedPortal(clock -> Core.on(tickets, regions, clock))) {
            order.forEach(portal::send);
            portal.matchesTheTable(how);
            portal.poll();
            portal.settle();
            portal.isInTheEndAsInTheTable(how);
        }
        // What another portal reads on that store when it starts.
        try (var portal = new CapturedPortal(clock -> Core.on(tickets, regions, clock))) {
            portal.isInTheEndAsInTheTable(how);
        }
    }
}
