package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.KINDS;
import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.SEVERITIES;
import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.STATES;

import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Before;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Converts the entries of a ticket's timeline to documents and back. */
final class StoredEntries {

    static final String UNDOES = "undoes";
    private static final String BEFORE = "before";
    private static final String FOLLOW_UP = "followUp";

    private StoredEntries() {}

    static Document write(TimelineEntry entry) {
        var document = new Document(TicketDocuments.CHANGE_ID, entry.changeId())
                .append("at", Mongo.date(entry.at()))
                .append("who", entry.who())
                .append("kind", KINDS.word(entry.kind()))
                .append("to", STATES.word(entry.to()))
                .append("note", entry.note())
                .append("count", entry.count())
                .append("notable", entry.notable());
        var from = entry.from();
        Mongo.putIfPresent(document, "from", from == null ? null : STATES.word(from));
        Mongo.putIfPresent(document, "holder", entry.holder());
        var severityBefore = entry.severityBefore();
        Mongo.putIfPresent(document, "severityBefore", severityBefore == null ? null : SEVERITIES.word(severityBefore));
        Mongo.putIfPresent(document, "dueAt", Mongo.date(entry.dueAt()));
        var before = entry.before();
        Mongo.putIfPresent(document, BEFORE, before == null ? null : write(before));
        Mongo.putIfPresent(document, UNDOES, entry.undoes());
        return document;
    }

    static TimelineEntry read(Document document) {
        var from = document.getString("from");
        var before = document.get(BEFORE, Document.class);
        return new TimelineEntry(
                document.getString(TicketDocuments.CHANGE_ID),
                TicketDocuments.required(document, "at"),
                document.getString("who"),
                document.getString("holder"),
                KINDS.constant(document.getString("kind")),
                from == null ? null : STATES.constant(from),
                STATES.constant(document.getString("to")),
                document.getString("note"),
                document.getInteger("count"),
                document.getBoolean("notable"),
                severityBefore(document),
                Mongo.instant(document, "dueAt"),
                before == null ? null : readBefore(before),
                document.getString(UNDOES));
    }

    private static Document write(Before before) {
        var document = new Document();
        Mongo.putIfPresent(document, FOLLOW_UP, before.followUp());
        Mongo.putIfPresent(document, TicketDocuments.ESCALATION, TicketDocuments.write(before.escalation()));
        Mongo.putIfPresent(document, TicketDocuments.RECOVERED_AT, Mongo.date(before.recoveredAt()));
        return document;
    }

    private static Before readBefore(Document before) {
        return new Before(
                before.getString(FOLLOW_UP),
                TicketDocuments.escalation(before),
                Mongo.instant(before, TicketDocuments.RECOVERED_AT));
    }

    private static @Nullable Severity severityBefore(Document entry) {
        var word = entry.getString("severityBefore");
        return word == null ? null : SEVERITIES.constant(word);
    }
}
