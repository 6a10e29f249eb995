package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.platform.web.Cursor;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.web.TicketAnswer.EntryAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a ticket's timeline.
 *
 * @param items the entries, the oldest first
 * @param total how many there are in all
 * @param next the cursor of the next page; absent on the last
 */
record TimelinePage(
        List<EntryAnswer> items, int total, @Nullable String next) {

    /** The last entry of a page: it keeps its moment and change while those before it are folded together. */
    private record Last(Instant at, String changeId) {}

    /** @throws com.cinemataztic.incidents.platform.web.BadRequest if it is not a cursor of this ticket's timeline */
    static TimelinePage of(Ticket ticket, int limit, String cursor) {
        var query = "timeline " + ticket.id();
        var last = Cursor.read(
                cursor, query, parts -> new Last(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), parts.get(1)));
        var timeline = ticket.timeline();
        int from = last == null ? 0 : after(timeline, last);
        int to = Math.min(timeline.size(), from + limit);
        // Entries of one change stay together, so that the next page begins with another change.
        while (to > from
                && to < timeline.size()
                && timeline.get(to).changeId().equals(timeline.get(to - 1).changeId())) {
            to++;
        }
        return new TimelinePage(
                timeline.subList(from, to).stream().map(TicketAnswer::entry).toList(),
                timeline.size(),
                to == timeline.size() ? null : cursor(query, timeline.get(to - 1)));
    }

    private static String cursor(String query, TimelineEntry last) {
        return Cursor.write(query, List.of(last.at().toEpochMilli(), last.changeId()));
    }

    private static int after(List<TimelineEntry> timeline, Last last) {
        for (int i = timeline.size() - 1; i >= 0; i--) {
            if (timeline.get(i).changeId().equals(last.changeId())) {
                return i + 1;
            }
        }
        int later = 0;
        while (later < timeline.size() && !timeline.get(later).at().isAfter(last.at())) {
            later++;
        }
        return later;
    }
}
