package com.cinemataztic.incidents.identity.audit;

import com.cinemataztic.incidents.identity.audit.AuditEntry.Result;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Entries kept for as long as a test runs, in a store that can fail. */
final class AuditEntriesInMemory implements AuditEntries {

    private static final Comparator<AuditEntry> ORDER =
            Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id);

    final Map<String, AuditEntry> kept = new ConcurrentHashMap<>();
    boolean down;

    @Override
    public void add(AuditEntry entry) {
        requireUp();
        kept.put(entry.id(), entry);
    }

    @Override
    public void mark(String id, Result result) {
        requireUp();
        kept.computeIfPresent(
                id,
                (_, entry) -> new AuditEntry(
                        id,
                        entry.at(),
                        entry.who(),
                        entry.by(),
                        entry.what(),
                        entry.subject(),
                        entry.before(),
                        entry.after(),
                        result));
    }

    @Override
    public Part read(Instant from, Position before, int limit) {
        requireUp();
        var found = kept.values().stream()
                .filter(entry -> !entry.at().isBefore(from))
                .filter(entry -> entry.at().isBefore(before.at())
                        || entry.at().equals(before.at()) && entry.id().compareTo(before.id()) < 0)
                .sorted(ORDER.reversed())
                .toList();
        return new Part(found.stream().limit(limit).toList(), found.size() > limit);
    }

    @Override
    public long forget(Instant before) {
        requireUp();
        var all = kept.size();
        kept.values().removeIf(entry -> entry.at().isBefore(before));
        return all - kept.size();
    }

    private void requireUp() {
        if (down) {
            throw new StoreUnavailable("the store is down", new IllegalStateException());
        }
    }
}
