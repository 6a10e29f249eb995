package com.cinemataztic.incidents.identity.audit;

import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.audit.AuditEntry.Result;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Keeps the audit log in the store. */
@Service
class StoredAuditLog implements AuditLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(StoredAuditLog.class);

    private final AuditEntries entries;
    private final AuditSettings settings;
    private final Clock clock;

    StoredAuditLog(AuditEntries entries, AuditSettings settings, Clock clock) {
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public <T> T record(Change change, Supplier<T> make, Predicate<T> made) {
        var id = UUID.randomUUID().toString();
        add(AuditEntry.of(change, id, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        // If this throws, whether the change was made is unknown: the entry stays unconfirmed.
        var result = make.get();
        mark(id, made.test(result) ? Result.DONE : Result.REJECTED);
        return result;
    }

    private void add(AuditEntry entry) {
        try {
            entries.add(entry);
        } catch (StoreUnavailable failed) {
            throw StoreUnavailable.nothingWritten("record a change in the audit log", failed);
        }
    }

    private void mark(String id, Result result) {
        try {
            entries.mark(id, result);
        } catch (StoreUnavailable failed) {
            LOGGER.warn("The entry {} of the audit log stays unconfirmed: {}", id, failed.getMessage());
        }
    }

    /** Deletes entries that are past their retention: neither store expires them by itself. */
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
