package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.store.Leadership;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes windows whose retention time after their end has passed. Neither store does it by itself. */
@Component
class WindowRetention {

    private static final Logger LOGGER = LoggerFactory.getLogger(WindowRetention.class);

    private final MaintenanceWindows windows;
    private final MaintenanceSettings settings;
    private final Leadership duty;
    private final Clock clock;

    WindowRetention(MaintenanceWindows windows, MaintenanceSettings settings, Leadership duty, Clock clock) {
        this.windows = windows;
        this.settings = settings;
        this.duty = duty;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        if (!duty.held()) {
            return;
        }
        try {
            var forgotten = windows.forget(clock.instant().minus(settings.keep()));
            if (forgotten > 0) {
                LOGGER.info("{} maintenance windows ended longer ago than they are kept, and are gone", forgotten);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn(
                    "Old maintenance windows could not be forgotten; trying again later: {}", storeDown.getMessage());
        }
    }
}
