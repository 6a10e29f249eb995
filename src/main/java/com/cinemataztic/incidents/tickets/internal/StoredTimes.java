package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.CLOSE_REASONS;
import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.KINDS;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CHANGE_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CINEMA_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CINEMA_NAME;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CLOSED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CLOSE_REASON;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CREATED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ERROR_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.FIRST_SHOW;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.MACHINE_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.OCCURRENCES;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.RECOVERED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.REGION;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.SCREEN_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.SCREEN_NAME;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.STARTED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.TIMELINE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.required;

import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.Tickets;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads the times of a ticket from its document, without the rest. */
final class StoredTimes {

    /** The fields that are read. */
    static final Bson FIELDS = Projections.include(
            REGION,
            CINEMA_ID,
            CINEMA_NAME,
            SCREEN_ID,
            SCREEN_NAME,
            MACHINE_ID,
            ERROR_ID,
            OCCURRENCES,
            STARTED_AT,
            CREATED_AT,
            RECOVERED_AT,
            CLOSED_AT,
            CLOSE_REASON,
            FIRST_SHOW,
            TIMELINE,
            SchemaVersion.FIELD);

    private static final Set<Kind> GOT_ASSIGNEE = EnumSet.of(Kind.TAKEN, Kind.ASSIGNED);

    private StoredTimes() {}

    static Tickets.Times read(Document document) {
        var reason = document.getString(CLOSE_REASON);
        return new Tickets.Times(
                TicketDocuments.subject(document),
                document.getString(ERROR_ID),
                document.getInteger(OCCURRENCES, 1),
                required(document, STARTED_AT),
                required(document, CREATED_AT),
                firstAssigned(document.getList(TIMELINE, Document.class, List.of())),
                Mongo.instant(document, RECOVERED_AT),
                Mongo.instant(document, CLOSED_AT),
                reason == null ? null : CLOSE_REASONS.constant(reason),
                Mongo.instant(document, FIRST_SHOW));
    }

    /** A take that was undone does not count. */
    private static @Nullable Instant firstAssigned(List<Document> timeline) {
        var undone = timeline.stream()
                .map(entry -> entry.getString(StoredEntries.UNDOES))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return timeline.stream()
                .filter(entry -> GOT_ASSIGNEE.contains(KINDS.constant(entry.getString("kind"))))
                .filter(entry -> !undone.contains(entry.getString(CHANGE_ID)))
                .findFirst()
                .map(entry -> required(entry, "at"))
                .orElse(null);
    }
}
