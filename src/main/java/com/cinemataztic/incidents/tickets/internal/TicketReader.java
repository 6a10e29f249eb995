package com.cinemataztic.incidents.tickets.internal;

import com.cinemataztic.incidents.store.documents.Quarantine;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.mongodb.client.FindIterable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/** Reads documents of tickets. One that cannot be read goes into quarantine and costs no other. */
record TicketReader(Quarantine quarantine) {

    <T> List<T> readAll(FindIterable<Document> found, Function<Document, T> reader) {
        var all = new ArrayList<T>();
        found.forEach(document -> read(document, reader).ifPresent(all::add));
        return all;
    }

    <T> Optional<T> read(Document document, Function<Document, T> reader) {
        return quarantine.read(MongoTickets.TICKETS, TicketDocuments.SCHEMA_VERSION, document, reader);
    }

    /** Reads a document of which only some fields were asked for. */
    <T> Optional<T> readPart(Document document, Function<Document, T> reader) {
        return quarantine.readPart(MongoTickets.TICKETS, TicketDocuments.SCHEMA_VERSION, document, reader);
    }

    static TicketRow row(Document document) {
        return TicketRow.of(TicketDocuments.read(document));
    }
}
