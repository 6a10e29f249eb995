package com.cinemataztic.incidents.tickets.web;

import com.cinemataztic.incidents.platform.web.Cursor;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.board.QueuePlace;
import com.cinemataztic.incidents.tickets.board.TicketSearch.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cursors of lists of tickets. */
public final class TicketCursor {

    private TicketCursor() {}

    /** @return the cursor of the page after that position; null after the last page */
    public static @Nullable String write(TicketQuery query, @Nullable Position position) {
        return switch (position) {
            case null -> null;
            case Position.InStore(var last) ->
                Cursor.write(query.fingerprint(), List.of(last.at().toEpochMilli(), last.id()));
            case Position.OnBoard(var at, var last) ->
                Cursor.write(
                        query.fingerprint(),
                        List.of(
                                at.toEpochMilli(),
                                last.id(),
                                last.rank(),
                                last.due(),
                                last.severity(),
                                last.startedAt()));
        };
    }

    /**
     * @return the position; null: from the beginning
     * @throws com.cinemataztic.incidents.platform.web.BadRequest if it is not a cursor of this query
     */
    public static @Nullable Position read(TicketQuery query, String cursor) {
        return Cursor.read(cursor, query.fingerprint(), parts -> {
            var at = Instant.ofEpochMilli(Long.parseLong(parts.get(0)));
            var id = new TicketId(parts.get(1));
            return query.sort().liveOnly()
                    ? new Position.OnBoard(
                            at,
                            new QueuePlace(
                                    Integer.parseInt(parts.get(2)),
                                    Long.parseLong(parts.get(3)),
                                    Integer.parseInt(parts.get(4)),
                                    Long.parseLong(parts.get(5)),
                                    id))
                    : new Position.InStore(new Tickets.Position(at, id));
        });
    }
}
