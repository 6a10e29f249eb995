package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.board.BoardFollower;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How fresh the pages are: monitoring must see everything, and the store must respond. Without the store no alert becomes
 * a ticket, so the board stays as it is, whatever monitoring sees.
 */
@Component
class PageFreshness implements MonitoringStatus {

    /** A store that is slow or changes its primary answers within this time. */
    static final Duration LEAST = Duration.ofSeconds(10);

    private static final int MISSED_READINGS = 3;

    private final Supplier<Freshness> monitoring;
    private final Supplier<Instant> board;
    private final Duration stale;
    private final Clock clock;

    @Autowired
    PageFreshness(
            HealthVerifier verifier,
            BoardFollower follower,
            @Value("${portal.tickets.follow-every:500ms}") Duration followEvery,
            Clock clock) {
        this(verifier::freshness, follower::followedAt, followEvery, clock);
    }

    /** @param followEvery how often the board is read */
    PageFreshness(Supplier<Freshness> monitoring, Supplier<Instant> board, Duration followEvery, Clock clock) {
        this.monitoring = monitoring;
        this.board = board;
        var readings = followEvery.multipliedBy(MISSED_READINGS);
        this.stale = readings.compareTo(LEAST) > 0 ? readings : LEAST;
        this.clock = clock;
    }

    @Override
    public Freshness freshness() {
        var at = board.get();
        return at.plus(stale).isBefore(clock.instant())
                ? new Freshness(at, Explanation.of("reason.store-silent"))
                : monitoring.get();
    }
}
