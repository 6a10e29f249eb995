package com.cinemataztic.incidents.identity.audit;

import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.audit.AuditEntry.Result;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Keeps the audit log in the store. */
@Service
class StoredAuditLog implements AuditLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(StoredAuditLog.class);

    private final AuditEntries entries;
    private final Clock clock;

    StoredAuditLog(AuditEntries entries, Clock clock) {
        this.entries = entries;
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
}
