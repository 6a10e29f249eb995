package com.cinemataztic.incidents.tickets.timers;

import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.DueTickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import com.cinemataztic.incidents.tickets.monitoring.HealthProofs;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sweeps the tickets regularly: closes those that stayed recovered or have expired, and re-checks those whose snooze is
 * over. Its timers are on the board, so none is lost in a restart. A sweep examines the tickets that changed, those whose
 * snooze or time is over, and those that wait for the proof of their recovery.
 */
@Component
public class RecoverySweeper {

    private static final Logger LOGGER = LoggerFactory.getLogger(RecoverySweeper.class);

    private final DueTickets due;
    private final TicketDesk desk;
    private final HealthProofs proofs;
    private final TicketSettings settings;
    private final TicketFeed feed;
    private final Leadership leadership;
    private final Clock clock;
    private long lastBump;

    public RecoverySweeper(
            LiveBoard board,
            TicketDesk desk,
            HealthProofs proofs,
            TicketSettings settings,
            TicketFeed feed,
            Leadership leadership,
            Clock clock) {
        this.due = new DueTickets(board);
        this.desk = desk;
        this.proofs = proofs;
        this.settings = settings;
        this.feed = feed;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.tickets.sweep-every:2s}")
    public void sweep() {
        if (leadership.held()) {
            attempt(this::moveDue);
        } else {
            due.restart();
        }
        bumpNowAndThen();
    }

    private void moveDue() {
        var now = clock.instant();
        var snoozed = new ArrayList<TicketId>();
        var expired = new ArrayList<TicketId>();
        var recovered = new HashMap<TicketId, Health>();
        for (var row : due.at(now)) {
            var snoozedUntil = row.state().live() ? null : row.snoozedUntil();
            var expiresAt = mayExpire(row) ? row.expiresAt() : null;
            if (snoozedUntil != null && !snoozedUntil.isAfter(now)) {
                snoozed.add(row.id());
            } else if (expiresAt != null && !expiresAt.isAfter(now)) {
                expired.add(row.id());
            } else if (mayClose(row)) {
                healthIfProven(row).ifPresent(health -> recovered.put(row.id(), health));
            } else {
                due.settle(row.id(), snoozedUntil != null ? snoozedUntil : expiresAt);
            }
        }
        attempt(() -> desk.recheck(snoozed));
        attempt(() -> desk.expire(expired));
        desk.settle(recovered);
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

    /** A site is ended by the roll-up, not by a proof of health. */
    private boolean mayClose(TicketRow row) {
        return row.state().live() && row.recoveredAt() != null && !RollUp.isSite(row) && !isHeld(row);
    }

    private boolean mayExpire(TicketRow row) {
        return row.state().live() && !isHeld(row);
    }

    private boolean isHeld(TicketRow row) {
        return row.followUp() != null && settings.followUpHolds();
    }

    private Optional<Health> healthIfProven(TicketRow row) {
        return Optional.ofNullable(row.recoveredAt())
                .map(recoveredAt -> proofs.of(row, recoveredAt))
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
