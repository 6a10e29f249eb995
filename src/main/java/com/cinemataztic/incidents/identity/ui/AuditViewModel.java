package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.identity.audit.AuditReader;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** State of the audit page, without UI components. Checks the account's rights again at each refresh. */
class AuditViewModel {

    private static final int STEP = 100;

    private final AuditReader audit;
    private final CurrentActor currentActor;

    private int wanted = STEP;
    private boolean allowed;
    private @Nullable StoreUnavailable failure;
    private boolean more;
    private List<AuditEntry> entries = List.of();

    AuditViewModel(AuditReader audit, CurrentActor currentActor) {
        this.audit = audit;
        this.currentActor = currentActor;
    }

    /**
     * Reads the entries again.
     *
     * @return whether the list changed
     */
    boolean refresh(AuditLocation location, ZoneId zone) {
        var before = entries;
        var reader = currentActor.get().filter(actor -> actor.role().includes(Role.ADMIN));
        allowed = reader.isPresent();
        if (reader.isEmpty()) {
            entries = List.of();
            more = false;
            return !before.isEmpty();
        }
        try {
            var page = audit.page(reader.get(), location.filter(zone), wanted, null);
            entries = page.entries();
            more = page.next() != null;
            failure = null;
        } catch (StoreUnavailable unavailable) {
            // Data read before stays, and the page says that it may be old.
            failure = unavailable;
        }
        return !before.equals(entries);
    }

    List<AuditEntry> entries() {
        return entries;
    }

    Optional<AuditEntry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    boolean more() {
        return more;
    }

    /** Requests more entries from the next refresh on. */
    void wantMore() {
        wanted += STEP;
    }

    /** Begins again with the newest entries. */
    void startAgain() {
        wanted = STEP;
    }

    String summary() {
        var shown = text(more ? "audit.summary.newest" : "audit.summary", entries.size());
        return failure == null
                ? shown
                : text("audit.summary.stale", Message.unread(failure).text(), shown);
    }

    /** @return why the list is empty */
    String emptyText() {
        if (!allowed) {
            return text("page.signed-out");
        }
        if (failure != null) {
            return Message.unread(failure).text();
        }
        return text(more ? "audit.empty.more" : "audit.empty");
    }
}
