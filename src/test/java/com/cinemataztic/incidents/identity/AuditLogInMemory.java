package com.cinemataztic.incidents.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The audit log, kept for as long as a test runs. */
public final class AuditLogInMemory implements AuditLog {

    /** The changes that were made. */
    public final List<Change> made = new ArrayList<>();

    /** The changes that were asked for and rejected. */
    public final List<Change> rejected = new ArrayList<>();

    @Override
    public synchronized <T> T record(Change change, Supplier<T> make, Predicate<T> isMade) {
        var result = make.get();
        (isMade.test(result) ? made : rejected).add(change);
        return result;
    }
}
