package com.cinemataztic.incidents.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.PackagedPortal;
import com.cinemataztic.incidents.pipeline.SeenTicket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the portal in the middle of a storm of alerts. {@code -Dkill.rounds=1000} for more rounds, {@code -Dkill.seed=N}
 * for the same choices again (not the same race: that is the machine's).
 */
@Tag("kill")
class StormKillTests {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime() & 0xffff_ffffL);
    private static final int SCREENS = 700;
    private static final List<Integer> CONNECTIONS = List.of(20, 100, SCREENS);
    private static final int PAGE = 500;

    /** How long after the acknowledgement that it waits for the kill may come: acknowledgements come many at a time. */
    private static final int JITTER_MILLIS = 100;

    /** What a round finds there it leaves there; so that the last are not slower than the first, the store is new then. */
    private static final int ROUNDS_A_STORE = 10;

    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

    private final Random random = new Random(SEED);

    @Test
    void noAcknowledgedAlertIsLostOrDoubledWhenThePortalIsKilledInAStorm() throws InterruptedException {
        var folder = PackagedPortal.madeAnew(Path.of("target", "kill"));
        try (var portal = new PortalProgram(folder, UnpackedPortal.ofThisBuild(), Map.of())) {
            int counted = 0;
            for (int round = 1; counted < ROUNDS; round++) {
                assertThat(round)
                        .as("rounds needed for %d in the midst of a storm", ROUNDS)
                        .isLessThan(4 * ROUNDS + 4);
                if (onThisStore(round) == 1) {
                    portal.kill();
                    portal.forget();
                    portal.start();
                }
                if (survives(portal, round)) {
                    counted++;
                }
            }
        }
    }

    /** @return which round it is of those that share a store, from 1 */
    private static int onThisStore(int round) {
        return (round - 1) % ROUNDS_A_STORE + 1;
    }

    /** @return whether the kill came in the middle of the storm */
    private boolean survives(PortalProgram portal, int round) throws InterruptedException {
        int connections = CONNECTIONS.get(random.nextInt(CONNECTIONS.size()));
        int awaited = 1 + random.nextInt(SCREENS - 1);
        int delay = random.nextInt(JITTER_MILLIS);
        try (var storm = new Storm(portal, Storm.Alert.ofRound(round, SCREENS), connections)) {
            storm.rage();
            assertThat(storm.awaitAcknowledged(awaited, TIME_LIMIT)).isTrue();
            Thread.sleep(delay);
            int inFlight = storm.underWay();
            portal.kill();
            storm.awaitOver();
            int acknowledged = storm.acknowledged().size();
            var inTheMidst = acknowledged > 0 && acknowledged < SCREENS && inFlight > 0;
            var start = portal.start();
            int kept = Kept.of(portal.api(), PAGE).nothingIsLostOrDoubled(storm);
            System.out.printf(
                    "kill: seed %d, round %d%s: sent %d over %d connections, killed %d ms after"
                            + " acknowledgement %d, acknowledged %d, in flight %d, kept %d; ready again after %.1f s%n",
                    SEED,
                    round,
                    inTheMidst ? "" : " (not counted)",
                    SCREENS,
                    connections,
                    delay,
                    awaited,
                    acknowledged,
                    inFlight,
                    kept,
                    start.toMillis() / 1000.0);
            assertThat(storm.rejections()).as("answers before the kill").isEmpty();
            allComeAgainAndAreThereOnce(portal, storm, round);
            return inTheMidst;
        }
    }

    /** What was not acknowledged Alertmanager sends again; here it sends all again. */
    private static void allComeAgainAndAreThereOnce(PortalProgram portal, Storm storm, int round)
            throws InterruptedException {
        try (var again = new Storm(portal, storm.alerts(), SCREENS)) {
            again.rage();
            again.awaitOver();
            assertThat(again.acknowledged())
                    .as("acknowledged of those sent again")
                    .hasSize(SCREENS);
            var kept = Kept.of(portal.api(), PAGE);
            kept.nothingIsLostOrDoubled(again);
            assertThat(kept.tickets())
                    .hasSize(onThisStore(round) * SCREENS)
                    .allMatch(SeenTicket::live)
                    .allMatch(ticket -> ticket.occurrences() == 1);
        }
    }
}
