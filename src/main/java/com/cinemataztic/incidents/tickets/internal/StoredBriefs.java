package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.SEVERITIES;
import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.STATES;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ASSIGNEE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CINEMA_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CINEMA_NAME;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CREATED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ERROR_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.INSTANCE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.MACHINE_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.REGION;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.SCREEN_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.SCREEN_NAME;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.SEVERITY;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.STATE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.SUMMARY;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.required;

import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Tickets;
import com.mongodb.client.model.Projections;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Reads what a search needs of a stored ticket, without the evidence and the timeline, which are most of it. */
final class StoredBriefs {

    /** The fields that are read. */
    static final Bson FIELDS = Projections.include(
            STATE,
            SEVERITY,
            REGION,
            CINEMA_ID,
            CINEMA_NAME,
            SCREEN_ID,
            SCREEN_NAME,
            MACHINE_ID,
            INSTANCE,
            ERROR_ID,
            SUMMARY,
            ASSIGNEE,
            CREATED_AT,
            SchemaVersion.FIELD);

    private StoredBriefs() {}

    static Tickets.Brief read(Document document) {
        return new Tickets.Brief(
                new TicketId(document.getString(ID)),
                STATES.constant(document.getString(STATE)),
                SEVERITIES.constant(document.getString(SEVERITY)),
                TicketDocuments.subject(document),
                document.getString(ERROR_ID),
                document.getString(SUMMARY),
                document.getString(ASSIGNEE),
                required(document, CREATED_AT));
    }
}
