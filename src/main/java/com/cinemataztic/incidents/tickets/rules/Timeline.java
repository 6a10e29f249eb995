package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.util.ArrayList;
import java.util.List;

/** Keeps a timeline bounded: folds repeated system entries and never drops what people did or wrote. */
public final class Timeline {

    /** A longer timeline is folded. People's entries alone may exceed this: they are never lost. */
    static final int LONGEST = 200;

    private Timeline() {}

    /**
     * @return the entries with this one appended; if there are too many, the two oldest foldable entries of one kind
     *     become one counted entry with the later one's time and note
     */
    public static List<TimelineEntry> append(List<TimelineEntry> entries, TimelineEntry entry) {
        var longer = new ArrayList<>(entries);
        longer.add(entry);
        if (longer.size() > LONGEST) {
            foldOldest(longer);
        }
        return List.copyOf(longer);
    }

    private static void foldOldest(List<TimelineEntry> entries) {
        for (int earlier = 0; earlier < entries.size() - 1; earlier++) {
            if (!foldable(entries.get(earlier))) {
                continue;
            }
            for (int later = earlier + 1; later < entries.size() - 1; later++) {
                if (foldable(entries.get(later))
                        && entries.get(later).kind() == entries.get(earlier).kind()) {
                    entries.set(later, fold(entries.get(earlier), entries.get(later)));
                    entries.remove(earlier);
                    return;
                }
            }
        }
    }

    /** A service may report another severity each minute. */
    private static boolean foldable(TimelineEntry entry) {
        return (entry.who().equals(Actor.SYSTEM.name()) || entry.kind() == Kind.SEVERITY) && !entry.movedTicket();
    }

    private static TimelineEntry fold(TimelineEntry earlier, TimelineEntry later) {
        return new TimelineEntry(
                later.changeId(),
                later.at(),
                later.who(),
                later.holder(),
                later.kind(),
                earlier.from(),
                later.to(),
                later.note(),
                earlier.count() + later.count(),
                earlier.notable() || later.notable(),
                earlier.severityBefore(),
                null);
    }
}
