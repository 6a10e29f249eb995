package com.cinemataztic.incidents.identity.audit;

import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes entries that are past their retention: neither store expires them by itself. */
@Component
class AuditRetention {

    private static final Logger LOGGER = LoggerFactory.getLogger(AuditRetention.class);

    private final AuditEntries entries;
    private final AuditSettings settings;
    private final Clock clock;

    AuditRetention(AuditEntries entries, AuditSettings settings, Clock clock) {
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
    void deleteOld() {
        try {
            var deleted = entries.forget(clock.instant().minus(settings.keep()));
            if (deleted > 0) {
                LOGGER.info("{} entries of the audit log were past their retention and are deleted", deleted);
            }
        } catch (StoreUnavailable later) {
            LOGGER.warn(
                    "Old entries of the audit log could not be deleted; trying again later: {}", later.getMessage());
        }
    }
}
