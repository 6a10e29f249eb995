package com.cinemataztic.incidents.identity.audit;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntries.Position;
import com.cinemataztic.incidents.store.CostlyReads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows admins the audit log, the newest entry first. Others see nothing of it. */
@Service
public class AuditReader {

    private static final int BATCH = 500;

    /** How many entries one page looks at: a filter that matches none must not read the whole log at once. */
    private static final int MOST_LOOKED_AT = 20_000;

    private final AuditEntries entries;
    private final CostlyReads reads;

    AuditReader(AuditEntries entries, CostlyReads reads) {
        this.entries = entries;
        this.reads = reads;
    }

    /**
     * A part of the log.
     *
     * @param entries at most as many as asked for; fewer do not mean that none follow
     * @param next where the next page begins; null on the last page
     */
    public record Page(List<AuditEntry> entries, @Nullable Position next) {

        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Returns one page.
     *
     * @param limit how many entries at most
     * @param after where the previous page ended; null for the first page
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when the store fails
     */
    public Page page(Actor actor, AuditFilter filter, int limit, @Nullable Position after) {
        if (!actor.role().includes(Role.ADMIN)) {
            return new Page(List.of(), null);
        }
        return reads.run(actor.owner(), () -> look(filter, limit, after));
    }

    private Page look(AuditFilter filter, int limit, @Nullable Position after) {
        var found = new ArrayList<AuditEntry>();
        var at = after == null ? new Position(filter.to(), "") : after;
        for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += BATCH) {
            var part = entries.read(filter.from(), at, BATCH);
            for (var entry : part.entries()) {
                if (filter.matches(entry)) {
                    if (found.size() == limit) {
                        return new Page(found, at);
                    }
                    found.add(entry);
                }
                at = new Position(entry.at(), entry.id());
            }
            if (!part.more() || part.entries().isEmpty()) {
                return new Page(found, null);
            }
        }
        return new Page(found, at);
    }
}
