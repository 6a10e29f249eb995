package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.store.Duty;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at recovered tickets every now and then, and has those closed that are due. Its timers are on the board. */
@Component
class SettleClock {

    private static final Logger LOGGER = LoggerFactory.getLogger(SettleClock.class);

    private final LiveBoard board;
    private final TicketDesk desk;
    private final HealthProofs proofs;
    private final TicketSettings settings;
    private final TicketFeed feed;
    private final Duty duty;
    private final Clock clock;
    private long lastBump;

    SettleClock(
            LiveBoard board,
            TicketDesk desk,
            HealthProofs proofs,
            TicketSettings settings,
            TicketFeed feed,
            Duty duty,
            Clock clock) {
        this.board = board;
        this.desk = desk;
        this.proofs = proofs;
        this.settings = settings;
        this.feed = feed;
        this.duty = duty;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.tickets.sweep-every:2s}")
    void sweep() {
        if (duty.held()) {
            closeWhatIsDue();
        }
        bumpNowAndThen();
    }

    private void closeWhatIsDue() {
        try {
            for (var row : board.snapshot().rows().values()) {
                var recoveredAt = row.recoveredAt();
                if (recoveredAt == null || !row.state().live()) {
                    continue;
                }
                var health = proofs.of(row, recoveredAt);
                if (health.proven() && health.provenFor().compareTo(settings.settle()) >= 0) {
                    desk.settle(row.id(), health);
                }
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Recovered tickets could not be closed, they stay open for now: {}", storeDown.getMessage());
        }
    }

    /** What is derived (order, deadlines, proofs) changes with time alone; open views look again now and then. */
    private void bumpNowAndThen() {
        var seconds = TimeUnit.MILLISECONDS.toSeconds(clock.millis());
        if (seconds - lastBump >= 10) {
            lastBump = seconds;
            feed.bump();
        }
    }
}
