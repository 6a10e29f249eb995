package com.cinemataztic.incidents.tickets.timers;

import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what is remembered for a day only. Neither server does this by itself: the embedded one has no TTL index. */
@Component
public class Housekeeping {

    private static final Logger LOGGER = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration REMEMBERS = Duration.ofDays(1);

    private final Tickets tickets;
    private final LiveBoard board;
    private final Leadership leadership;
    private final Clock clock;

    public Housekeeping(Tickets tickets, LiveBoard board, Leadership leadership, Clock clock) {
        this.tickets = tickets;
        this.board = board;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    public void forget() {
        try {
            var before = clock.instant().minus(REMEMBERS);
            board.forgetClosedBefore(before);
            if (leadership.held()) {
                tickets.forgetEndings(before);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("What is a day old could not be forgotten; trying again later: {}", storeDown.getMessage());
        }
    }
}
