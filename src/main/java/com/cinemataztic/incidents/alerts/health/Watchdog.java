package com.cinemataztic.incidents.alerts.health;

import com.cinemataztic.incidents.alerts.AlertSettings;
import com.cinemataztic.incidents.alerts.WebhookBody;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The alert that always fires. While it is heard, the way from the rules to the portal is whole. */
@Service
public class Watchdog {

    private final WatchdogMemory memory;
    private final AlertSettings settings;
    private final Clock clock;
    private volatile WatchdogMemory.@Nullable State state;
    private volatile @Nullable Instant stoodStillAt;

    public Watchdog(WatchdogMemory memory, AlertSettings settings, Clock clock) {
        this.memory = memory;
        this.settings = settings;
        this.clock = clock;
        this.state = memory.recall().orElse(null);
    }

    /** Takes in what was told of it. Durable before it returns. */
    public synchronized void hear(List<WebhookBody.Beat> beats) {
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

    /** Takes over what was told to another instance: each webhook reaches one of them only. */
    synchronized void recall() {
        memory.recall()
                .filter(told -> told.heardAt().isAfter(heardAt().orElse(Instant.MIN)))
                .ifPresent(newer -> state = newer);
    }

    /** @return when it was last heard */
    public Optional<Instant> heardAt() {
        return Optional.ofNullable(state).map(WatchdogMemory.State::heardAt);
    }

    /** @return whether it was heard lately enough */
    boolean heardLately() {
        return heardAt()
                .filter(heard -> heard.plus(settings.watchdogSilence()).isAfter(clock.instant()))
                .isPresent();
    }

    /**
     * Takes note that rules are not evaluated at that moment. After a longer outage the faults' own alerts may arrive
     * before the Watchdog's new episode does: what Prometheus sends in its first minute may be dropped on the way.
     */
    void stoodStill(Instant at) {
        stoodStillAt = at;
    }

    /** @return whether monitoring restarted so lately that old faults are being told again as if new */
    public boolean restartedLately() {
        var known = state;
        return lately(known == null ? null : known.restartedAt()) || lately(stoodStillAt);
    }

    private boolean lately(@Nullable Instant at) {
        return at != null && at.plus(settings.restartWindow()).isAfter(clock.instant());
    }
}
