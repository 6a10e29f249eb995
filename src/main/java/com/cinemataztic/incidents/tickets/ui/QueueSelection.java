package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The selected tickets of a list. What leaves the list leaves the selection. */
final class QueueSelection {

    private final Set<TicketId> selected = new HashSet<>();
    private @Nullable TicketId last;

    /**
     * Selects a row or not.
     *
     * @param range whether all rows between it and the last one are meant as well
     */
    void set(List<QueueEntry> rows, TicketId id, boolean wanted, boolean range) {
        var ids = rows.stream().map(QueueEntry::id).toList();
        int from = range && last != null ? ids.indexOf(last) : -1;
        int to = ids.indexOf(id);
        if (from >= 0 && to >= 0) {
            ids.subList(Math.min(from, to), Math.max(from, to) + 1).forEach(each -> set(each, wanted));
        } else if (to >= 0) {
            set(id, wanted);
        }
        last = id;
    }

    private void set(TicketId id, boolean wanted) {
        if (wanted) {
            selected.add(id);
        } else {
            selected.remove(id);
        }
    }

    void setAll(List<QueueEntry> rows, boolean wanted) {
        clear();
        if (wanted) {
            rows.forEach(entry -> selected.add(entry.id()));
        }
    }

    void clear() {
        selected.clear();
        last = null;
    }

    /** Drops what is not among these rows. */
    void retain(List<QueueEntry> rows) {
        if (!selected.isEmpty()) {
            selected.retainAll(rows.stream().map(QueueEntry::id).collect(Collectors.toSet()));
        }
    }

    boolean contains(TicketId id) {
        return selected.contains(id);
    }

    int size() {
        return selected.size();
    }
}
