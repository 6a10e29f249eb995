package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which rows are new or have changed since the person last had them before their eyes. */
final class QueueMarks {

    /** A mark stays for this long, unless the ticket is opened before. */
    static final Duration SHOWN = Duration.ofMinutes(1);

    /** How a row is marked. */
    enum Mark {
        NONE,
        NEW,
        CHANGED
    }

    private record Known(int version, Severity severity, QueueEntry.Recovery recovery) {

        static Known of(QueueEntry entry) {
            return new Known(entry.row().version(), entry.row().severity(), entry.recovery());
        }
    }

    private record Marked(Mark mark, Instant since) {}

    private final Map<TicketId, Known> known = new HashMap<>();
    private final Map<TicketId, Marked> marked = new HashMap<>();
    private boolean started;

    /**
     * Takes these rows as known: the person asked for them.
     *
     * @param shown whether all are shown; otherwise the new ones among them are still news
     */
    void asked(List<QueueEntry> rows, boolean shown) {
        if (shown) {
            start(rows);
        } else {
            rows.forEach(entry -> known.replace(entry.id(), Known.of(entry)));
        }
    }

    private void start(List<QueueEntry> rows) {
        started = true;
        known.clear();
        rows.forEach(entry -> known.put(entry.id(), Known.of(entry)));
        marked.keySet().retainAll(known.keySet());
    }

    /**
     * Marks what is new or has changed among these rows; nothing the first time.
     *
     * @return the new ones
     */
    List<QueueEntry> update(List<QueueEntry> rows, Instant now) {
        if (!started) {
            start(rows);
            return List.of();
        }
        var fresh =
                rows.stream().filter(entry -> !known.containsKey(entry.id())).toList();
        for (var entry : rows) {
            var before = known.put(entry.id(), Known.of(entry));
            if (before == null) {
                marked.put(entry.id(), new Marked(Mark.NEW, now));
            } else if (!before.equals(Known.of(entry))) {
                marked.put(entry.id(), new Marked(of(entry.id()) == Mark.NEW ? Mark.NEW : Mark.CHANGED, now));
            }
        }
        var there = rows.stream().map(QueueEntry::id).collect(Collectors.toSet());
        known.keySet().retainAll(there);
        marked.keySet().retainAll(there);
        return fresh;
    }

    Mark of(TicketId id) {
        var mark = marked.get(id);
        return mark == null ? Mark.NONE : mark.mark();
    }

    /** The person opened the ticket. */
    void seen(@Nullable TicketId id) {
        if (id != null) {
            marked.remove(id);
        }
    }

    /** @return the tickets whose mark was removed, as it has been shown long enough */
    Set<TicketId> expire(Instant now) {
        var old = marked.entrySet().stream()
                .filter(mark -> mark.getValue().since().plus(SHOWN).isBefore(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        marked.keySet().removeAll(old);
        return old;
    }
}
