package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.WebhookBody;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tracks the alert that always fires. While it is received, the path from the rules to the portal works. */
@Service
public class Watchdog {

    private final WatchdogMemory memory;
    private final AlertSettings settings;
    private final Clock clock;
    private volatile WatchdogMemory.@Nullable State state;
    private volatile @Nullable Instant rulesStoppedAt;

    public Watchdog(WatchdogMemory memory, AlertSettings settings, Clock clock) {
        this.memory = memory;
        this.settings = settings;
        this.clock = clock;
        this.state = memory.recall().orElse(null);
    }

    /** Records received heartbeats. Durable before it returns. */
    public synchronized void record(List<WebhookBody.Beat> beats) {
        for (var beat : beats) {
            if (!beat.firing()) {
                continue;
            }
            var now = clock.instant();
            var before = state;
            var restarted = before != null && beat.startsAt().isAfter(before.startsAt());
            var after = new WatchdogMemory.State(
                    now,
                    before == null || restarted ? beat.startsAt() : before.startsAt(),
                    restarted ? now : before == null ? null : before.restartedAt());
            memory.remember(after);
            state = after;
        }
    }

    /** Adopts what another instance received: each webhook reaches only one of them. */
    synchronized void recall() {
        memory.recall()
                .filter(stored -> stored.receivedAt().isAfter(lastReceivedAt().orElse(Instant.MIN)))
                .ifPresent(newer -> state = newer);
    }

    /** @return when the Watchdog was last received */
    public Optional<Instant> lastReceivedAt() {
        return Optional.ofNullable(state).map(WatchdogMemory.State::receivedAt);
    }

    /** @return whether the Watchdog was received recently enough */
    boolean receivedRecently() {
        return lastReceivedAt()
                .filter(at -> at.plus(settings.watchdogSilence()).isAfter(clock.instant()))
                .isPresent();
    }

    /**
     * Records that rules are not evaluated at that moment. After a longer outage, the faults' own alerts may arrive
     * before the Watchdog's new episode: what Prometheus sends in its first minute may be dropped on the way.
     */
    void rulesStopped(Instant at) {
        rulesStoppedAt = at;
    }

    /** @return whether monitoring restarted so recently that old faults may be reported again as new */
    public boolean restartedRecently() {
        var known = state;
        return isRecent(known == null ? null : known.restartedAt()) || isRecent(rulesStoppedAt);
    }

    private boolean isRecent(@Nullable Instant at) {
        return at != null && at.plus(settings.restartWindow()).isAfter(clock.instant());
    }
}
