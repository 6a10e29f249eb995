package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.store.Leadership;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes windows whose retention time after their end has passed. Neither store does it automatically. */
@Component
class WindowRetention {

    private static final Logger LOGGER = LoggerFactory.getLogger(WindowRetention.class);

    private final MaintenanceWindows windows;
    private final MaintenanceSettings settings;
    private final Leadership leadership;
    private final Clock clock;

    WindowRetention(MaintenanceWindows windows, MaintenanceSettings settings, Leadership leadership, Clock clock) {
        this.windows = windows;
        this.settings = settings;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void deleteOld() {
        if (!leadership.held()) {
            return;
        }
        try {
            var deleted = windows.forget(clock.instant().minus(settings.keep()));
            if (deleted > 0) {
                LOGGER.info("{} maintenance windows were past their retention and are deleted", deleted);
            }
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Old maintenance windows could not be deleted; trying again later: {}", storeDown.getMessage());
        }
    }
}
