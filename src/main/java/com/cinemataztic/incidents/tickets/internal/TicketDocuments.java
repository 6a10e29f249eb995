package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.CLOSE_REASONS;
import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.ORIGINS;
import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.SEVERITIES;
import static com.cinemataztic.incidents.tickets.internal.StoredTicketWords.STATES;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.Ticket.Closure;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Predecessor;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Converts a ticket to a document and back. An absent value is left out, never null, because the unique index on
 * {@code liveKey} is sparse. Labels and evidence are lists, because their names may contain dots and dollars.
 */
final class TicketDocuments {

    /** 2: words instead of constants' names for close reasons and entry kinds. */
    static final int SCHEMA_VERSION = 2;

    static final String ID = "_id";
    static final String KEY = "key";
    static final String LIVE_KEY = "liveKey";
    static final String STATE = "state";
    static final String REGION = "region";
    static final String CREATED_AT = "createdAt";
    static final String UPDATED_AT = "updatedAt";
    static final String CLOSED_AT = "closedAt";
    static final String SNOOZED_UNTIL = "hushedUntil";
    static final String PENDING_SINCE = "owedSince";
    static final String REVISION = "revision";
    static final String CHANGE_ID = "changeId";
    static final String TIMELINE = "timeline";
    static final String ESCALATION = "told";
    private static final String EXPIRES_AT = "expiresAt";
    static final String STARTED_AT = "startedAt";
    static final String RECOVERED_AT = "recoveredAt";
    static final String CLOSE_REASON = "closeReason";
    static final String DEADLINE_AT_CLOSE = "deadlineAtClose";
    static final String FIRST_SHOW = "firstShow";
    static final String CINEMA_ID = "cinemaId";
    static final String CINEMA_NAME = "cinemaName";
    static final String SCREEN_NAME = "screenName";
    static final String MACHINE_ID = "machineId";
    static final String ERROR_ID = "errorId";
    static final String OCCURRENCES = "occurrences";
    static final String SCREEN_ID = "screenId";
    static final String SEVERITY = "severity";
    static final String SUMMARY = "summary";
    static final String ASSIGNEE = "assignee";
    static final String INSTANCE = "instance";
    private static final String ENDED_EARLIER = "endedEarlier";

    private TicketDocuments() {}

    static Document write(Ticket ticket) {
        var document = new Document(ID, ticket.id().value())
                .append(KEY, ticket.key().value())
                .append(STATE, STATES.word(ticket.state()))
                .append(SEVERITY, SEVERITIES.word(ticket.severity()))
                .append(REGION, ticket.subject().region().value())
                .append(ERROR_ID, ticket.fault().errorId())
                .append(SUMMARY, ticket.fault().summary())
                .append("description", ticket.fault().description())
                .append(STARTED_AT, Mongo.date(ticket.startedAt()))
                .append("startReported", ticket.startReported())
                .append(CREATED_AT, Mongo.date(ticket.createdAt()))
                .append(UPDATED_AT, Mongo.date(ticket.updatedAt()))
                .append(OCCURRENCES, ticket.occurrences())
                .append("origin", ORIGINS.word(ticket.origin()))
                .append(
                        "evidence",
                        ticket.evidence().values().stream()
                                .map(TicketDocuments::write)
                                .toList())
                .append(
                        TIMELINE,
                        ticket.timeline().stream().map(StoredEntries::write).toList())
                .append("version", ticket.version())
                .append(REVISION, ticket.revision())
                .append(CHANGE_ID, ticket.changeId())
                .append(SchemaVersion.FIELD, SCHEMA_VERSION);
        Mongo.putIfPresent(
                document, LIVE_KEY, ticket.state().live() ? ticket.key().value() : null);
        Mongo.putIfPresent(document, CINEMA_ID, ticket.subject().cinemaId());
        Mongo.putIfPresent(document, CINEMA_NAME, ticket.subject().cinemaName());
        Mongo.putIfPresent(document, SCREEN_ID, ticket.subject().screenId());
        Mongo.putIfPresent(document, SCREEN_NAME, ticket.subject().screenName());
        Mongo.putIfPresent(document, MACHINE_ID, ticket.subject().machineId());
        Mongo.putIfPresent(document, INSTANCE, ticket.subject().instance());
        Mongo.putIfPresent(document, "runbookUrl", ticket.fault().runbookUrl());
        Mongo.putIfPresent(document, "expressionUrl", ticket.fault().expressionUrl());
        Mongo.putIfPresent(document, RECOVERED_AT, Mongo.date(ticket.recoveredAt()));
        Mongo.putIfPresent(document, EXPIRES_AT, Mongo.date(ticket.expiresAt()));
        Mongo.putIfPresent(document, FIRST_SHOW, Mongo.date(ticket.times().firstShow()));
        Mongo.putIfPresent(document, CLOSED_AT, Mongo.date(ticket.closedAt()));
        var reason = ticket.closeReason();
        Mongo.putIfPresent(document, CLOSE_REASON, reason == null ? null : CLOSE_REASONS.word(reason));
        Mongo.putIfPresent(document, DEADLINE_AT_CLOSE, Mongo.date(ticket.deadlineAtClose()));
        Mongo.putIfPresent(document, SNOOZED_UNTIL, Mongo.date(ticket.snoozedUntil()));
        Mongo.putIfPresent(document, ENDED_EARLIER, ticket.endedEarlier() == 0 ? null : ticket.endedEarlier());
        Mongo.putIfPresent(document, ASSIGNEE, ticket.assignee());
        Mongo.putIfPresent(document, "followUp", ticket.followUp());
        var predecessor = ticket.predecessor();
        Mongo.putIfPresent(document, "predecessor", predecessor == null ? null : write(predecessor));
        Mongo.putIfPresent(document, PENDING_SINCE, Mongo.date(ticket.notificationPendingSince()));
        Mongo.putIfPresent(document, ESCALATION, write(ticket.escalation()));
        return document;
    }

    static Ticket read(Document document) {
        return new Ticket(
                new TicketId(document.getString(ID)),
                new TicketKey(document.getString(KEY)),
                STATES.constant(document.getString(STATE)),
                SEVERITIES.constant(document.getString(SEVERITY)),
                subject(document),
                new Fault(
                        document.getString(ERROR_ID),
                        document.getString(SUMMARY),
                        document.getString("description"),
                        document.getString("runbookUrl"),
                        document.getString("expressionUrl")),
                new Times(
                        required(document, STARTED_AT),
                        document.getBoolean("startReported"),
                        required(document, CREATED_AT),
                        required(document, UPDATED_AT),
                        Mongo.instant(document, RECOVERED_AT),
                        Mongo.instant(document, EXPIRES_AT),
                        Mongo.instant(document, FIRST_SHOW)),
                closure(document),
                assignment(document),
                document.getInteger(OCCURRENCES),
                ORIGINS.constant(document.getString("origin")),
                predecessor(document),
                document.getList("evidence", Document.class).stream()
                        .map(TicketDocuments::readEvidence)
                        .collect(Collectors.toMap(Evidence::fingerprint, Function.identity())),
                document.getInteger(ENDED_EARLIER, 0),
                document.getList(TIMELINE, Document.class, List.of()).stream()
                        .map(StoredEntries::read)
                        .toList(),
                new Notification(Mongo.instant(document, PENDING_SINCE), escalation(document)),
                document.getInteger("version"),
                document.getLong(REVISION),
                document.getString(CHANGE_ID));
    }

    static Subject subject(Document document) {
        return new Subject(
                new RegionId(document.getString(REGION)),
                document.getString(CINEMA_ID),
                document.getString(CINEMA_NAME),
                document.getString(SCREEN_ID),
                document.getString(SCREEN_NAME),
                document.getString(MACHINE_ID),
                document.getString(INSTANCE));
    }

    private static @Nullable Closure closure(Document document) {
        var at = Mongo.instant(document, CLOSED_AT);
        return at == null
                ? null
                : new Closure(
                        at,
                        CLOSE_REASONS.constant(document.getString(CLOSE_REASON)),
                        Mongo.instant(document, DEADLINE_AT_CLOSE),
                        Mongo.instant(document, SNOOZED_UNTIL));
    }

    private static @Nullable Assignment assignment(Document document) {
        var assignee = document.getString(ASSIGNEE);
        return assignee == null ? null : new Assignment(assignee, document.getString("followUp"));
    }

    private static Document write(Predecessor predecessor) {
        return new Document("id", predecessor.id().value()).append(CLOSED_AT, Mongo.date(predecessor.closedAt()));
    }

    private static @Nullable Predecessor predecessor(Document document) {
        var before = document.get("predecessor", Document.class);
        return before == null
                ? null
                : new Predecessor(new TicketId(before.getString("id")), required(before, CLOSED_AT));
    }

    static @Nullable Document write(@Nullable EscalationState reached) {
        return reached == null ? null : new Document("level", reached.level()).append("at", Mongo.date(reached.at()));
    }

    static @Nullable EscalationState escalation(Document document) {
        var reached = document.get(ESCALATION, Document.class);
        return reached == null ? null : new EscalationState(reached.getInteger("level"), required(reached, "at"));
    }

    private static Document write(Evidence evidence) {
        var document = new Document("fingerprint", evidence.fingerprint().value())
                .append("startsAt", Mongo.date(evidence.startsAt()))
                .append(SEVERITY, SEVERITIES.word(evidence.severity()))
                .append("labels", labels(evidence.labels()));
        Mongo.putIfPresent(document, "endsAt", Mongo.date(evidence.endsAt()));
        return document;
    }

    private static Evidence readEvidence(Document document) {
        return new Evidence(
                new Fingerprint(document.getString("fingerprint")),
                required(document, "startsAt"),
                Mongo.instant(document, "endsAt"),
                SEVERITIES.constant(document.getString(SEVERITY)),
                readLabels(document));
    }

    private static List<Document> labels(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> new Document("name", label.getKey()).append("value", label.getValue()))
                .toList();
    }

    private static Map<String, String> readLabels(Document document) {
        var labels = new HashMap<String, String>();
        document.getList("labels", Document.class)
                .forEach(label -> labels.put(label.getString("name"), label.getString("value")));
        return labels;
    }

    static Instant required(Document document, String field) {
        var instant = Mongo.instant(document, field);
        if (instant == null) {
            throw new IllegalStateException("stored document " + document.get(ID) + " has no " + field);
        }
        return instant;
    }
}
