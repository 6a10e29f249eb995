package com.cinemataztic.incidents.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.pipeline.PackagedPortal;
import com.cinemataztic.incidents.pipeline.SeenTicket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two portals on one store take a storm in turn, and one of them is killed in the middle of it. Alertmanager then sends
 * the other what the dead one did not answer. {@code -Dkill.rounds=20} and {@code -Dkill.seed=N} as for
 * {@link StormKillTests}.
 */
@Tag("kill")
class TwoPortalsKillTests {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime() & 0xffff_ffffL);
    private static final int SCREENS = 700;
    private static final int CONNECTIONS = 100;
    private static final int PAGE = 500;
    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

    private final Random random = new Random(SEED);

    /** How long after the first acknowledgement the kill may come; learned from rounds that came too early or too late. */
    private Duration window = Duration.ofMillis(1500);

    @Test
    void noAcknowledgedAlertIsLostOrDoubledWhenOneOfTwoPortalsIsKilledInAStorm() throws InterruptedException {
        var folder = PackagedPortal.madeAnew(Path.of("target", "kill-two"));
        var unpacked = UnpackedPortal.ofThisBuild();
        try (var store = new SharedStore(folder.resolve("store"), unpacked);
                var one = new PortalProgram(folder.resolve("one"), unpacked, store.settings());
                var other = new PortalProgram(folder.resolve("other"), unpacked, store.settings())) {
            one.start();
            other.start();
            int counted = 0;
            for (int round = 1; counted < ROUNDS; round++) {
                assertThat(round)
                        .as("rounds needed for %d in the midst of a storm", ROUNDS)
                        .isLessThan(4 * ROUNDS + 4);
                var firstDies = random.nextBoolean();
                if (survives(firstDies ? one : other, firstDies ? other : one, round)) {
                    counted++;
                }
            }
        }
    }

    /** @return whether the one that was killed had answered some of its half, and not all */
    private boolean survives(PortalProgram dying, PortalProgram survivor, int round) throws InterruptedException {
        var delay = Duration.ofNanos(random.nextLong(window.toNanos()));
        try (var storm = new Storm(List.of(dying, survivor), Storm.Alert.ofRound(round, SCREENS), CONNECTIONS)) {
            storm.rage();
            assertThat(storm.awaitAcknowledged(1, TIME_LIMIT)).isTrue();
            Thread.sleep(delay);
            int before = storm.acknowledged().size();
            dying.kill();
            storm.awaitOver();
            assertThat(storm.rejections()).as("answers other than 2xx").isEmpty();
            int kept = Kept.of(survivor.api(), PAGE).nothingIsLostOrDoubled(storm);

            var unanswered = storm.alerts().stream()
                    .filter(alert -> !storm.acknowledged().contains(alert))
                    .toList();
            System.out.printf(
                    "kill of one of two: seed %d, round %d: killed %d ms after the first acknowledgement, with %d"
                            + " acknowledged; %d of %d were in the end, %d kept, %d sent to the other%n",
                    SEED,
                    round,
                    delay.toMillis(),
                    before,
                    storm.acknowledged().size(),
                    SCREENS,
                    kept,
                    unanswered.size());
            theOtherTakesOver(survivor, unanswered, round);
            dying.start();
            assertThat(Kept.of(dying.api(), PAGE).tickets())
                    .as("what the one that was killed shows when it is back")
                    .hasSize(round * SCREENS);
            var tooEarly = storm.acknowledged().size() <= SCREENS / 2;
            if (tooEarly) {
                window = window.plus(window.dividedBy(2));
            } else if (unanswered.isEmpty()) {
                window = window.dividedBy(2).plusMillis(1);
            }
            return !tooEarly && !unanswered.isEmpty();
        }
    }

    private static void theOtherTakesOver(PortalProgram survivor, List<Storm.Alert> unanswered, int round)
            throws InterruptedException {
        try (var again = new Storm(survivor, unanswered, CONNECTIONS)) {
            again.rage();
            again.awaitOver();
            assertThat(again.acknowledged()).containsExactlyInAnyOrderElementsOf(unanswered);
            var kept = Kept.of(survivor.api(), PAGE);
            kept.nothingIsLostOrDoubled(again);
            assertThat(kept.tickets())
                    .hasSize(round * SCREENS)
                    .allMatch(SeenTicket::live)
                    .allMatch(ticket -> ticket.occurrences() == 1);
        }
    }
}
