package com.cinemataztic.incidents.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.intake.CapturedPortal;
import com.cinemataztic.incidents.support.Payloads;
import com.cinemataztic.incidents.tickets.Core;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that was ever captured, in any order and any number of times, leaves the same tickets: those of a table written by
 * hand. Rounds: system property {@code payloads.rounds}; to repeat a run: {@code payloads.seed}, as logged.
 */
class CapturedOrderTests {

    private static final Logger LOGGER = LoggerFactory.getLogger(CapturedOrderTests.class);
    private static final int ROUNDS = Integer.getInteger("payloads.rounds", 30);
    private static final long SEED = Long.getLong("payloads.seed", System.nanoTime() & 0xffff_ffffL);

    @Test
    void theTableSpeaksOfEveryTicketOnce() {
        assertThat(CapturedSet.tickets()).hasSize(262).doesNotHaveDuplicates();
        assertThat(CapturedSet.tickets())
                .filteredOn(row -> row.inTheEnd().equals("closed"))
                .hasSize(8 + 5 + 2 + 241);
    }

    @Test
    void theOrderItWasCapturedInLeavesTheTicketsOfTheTable() throws InterruptedException {
        try (var portal = new CapturedPortal(Core::inMemory)) {
            Payloads.names().forEach(portal::send);
            portal.matchesTheTable("in order");
        }
    }

    @Test
    void anyOrderLeavesTheTicketsOfTheTable() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(SEED + round);
            var order = CapturedSet.shuffled(random);
            var how = "payloads.seed %d: %s".formatted(SEED + round, order);
            try (var portal = new CapturedPortal(Core::inMemory)) {
                order.forEach(portal::send);
                portal.matchesTheTable(how);
                portal.poll();
                portal.poll();
                portal.settle();
                portal.isInTheEndAsInTheTable(how);
                // Repeats after the end change nothing.
                CapturedSet.shuffled(random).forEach(portal::send);
                portal.poll();
                portal.settle();
                portal.isInTheEndAsInTheTable(how + " and all again");
            }
        }
        LOGGER.info("payloads.seed {}: {} orders", SEED, ROUNDS);
    }

    @Test
    void aReconcilerThatPollsInBetweenLeavesTheTicketsOfTheTable() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(SEED + round);
            var order = CapturedSet.shuffled(random);
            try (var portal = new CapturedPortal(Core::inMemory)) {
                for (var name : order) {
                    if (random.nextInt(8) == 0) {
                        portal.poll();
                    }
                    portal.send(name);
                }
                portal.poll();
                portal.settle();
                portal.isInTheEndAsInTheTable("payloads.seed %d: %s".formatted(SEED + round, order));
            }
        }
    }
}
