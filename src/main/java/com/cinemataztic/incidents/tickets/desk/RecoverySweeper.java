package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.monitoring.HealthProofs;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sweeps the tickets regularly: closes those that stayed recovered, and re-checks those whose snooze is over. Its
 * timers are on the board, so none is lost in a restart.
 */
@Component
class RecoverySweeper {

    private static final Logger LOGGER = LoggerFactory.getLogger(RecoverySweeper.class);

    private final LiveBoard board;
    private final TicketDesk desk;
    private final HealthProofs proofs;
    private final TicketSettings settings;
    private final TicketFeed feed;
    private final Leadership leadership;
    private final Clock clock;
    private long lastBump;

    RecoverySweeper(
            LiveBoard board,
            TicketDesk desk,
            HealthProofs proofs,
            TicketSettings settings,
            TicketFeed feed,
            Leadership leadership,
            Clock clock) {
        this.board = board;
        this.desk = desk;
        this.proofs = proofs;
        this.settings = settings;
        this.feed = feed;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.tickets.sweep-every:2s}")
    void sweep() {
        if (leadership.held()) {
            attempt(this::recheckSnoozed);
            attempt(this::closeRecovered);
        }
        bumpNowAndThen();
    }

    /** A ticket that can't be moved must not block the others. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            LOGGER.warn(
                    "Tickets that are due could not be moved, they stay as they are for now: {}", failed.getMessage());
        }
    }

    private void recheckSnoozed() {
        desk.recheck(board.snapshot().rows().values().stream()
                .filter(this::isSnoozeOver)
                .map(TicketRow::id)
                .toList());
    }

    private void closeRecovered() {
        var due = new HashMap<TicketId, Health>();
        board.snapshot()
                .rows()
                .values()
                .forEach(row -> healthIfDue(row).ifPresent(health -> due.put(row.id(), health)));
        desk.settle(due);
    }

    private boolean isSnoozeOver(TicketRow row) {
        var snoozedUntil = row.snoozedUntil();
        return !row.state().live() && snoozedUntil != null && !snoozedUntil.isAfter(clock.instant());
    }

    /** A site is ended by the roll-up, not by a proof of health. */
    private Optional<Health> healthIfDue(TicketRow row) {
        var recoveredAt = row.recoveredAt();
        return !row.state().live()
                        || recoveredAt == null
                        || RollUp.isSite(row)
                        || row.followUp() != null && settings.followUpHolds()
                ? Optional.empty()
                : Optional.of(proofs.of(row, recoveredAt))
                        .filter(health -> health.proven() && health.provenFor().compareTo(settings.settle()) >= 0);
    }

    /** Derived values (order, deadlines, proofs) change with time alone, so open views refresh now and then. */
    private void bumpNowAndThen() {
        var seconds = TimeUnit.MILLISECONDS.toSeconds(clock.millis());
        if (seconds - lastBump >= 10) {
            lastBump = seconds;
            feed.bump();
        }
    }
}
