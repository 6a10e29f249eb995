package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CLOSED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CREATED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.KEY;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.LIVE_KEY;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.PENDING_SINCE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.REGION;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.REVISION;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.SNOOZED_UNTIL;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.STATE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.TIMELINE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.UPDATED_AT;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketKey;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Tickets, their running numbers and remembered ends in MongoDB, within the subset that both servers support. */
@Repository
class MongoTickets implements Tickets {

    static final String TICKETS = "tickets";
    private static final int COUNTERS_VERSION = 1;
    static final int BATCH = 500;
    private static final Set<State> LIVE = EnumSet.of(State.OPEN, State.INPROGRESS);

    private final TicketReader reader;
    private final MongoCollection<Document> tickets;
    private final MongoCollection<Document> counters;
    private final TicketHistory history;
    private final TicketWriter writer;
    private final ResolvedMarkers endings;

    MongoTickets(StoredDocuments documents) {
        var template = documents.template();
        this.reader = new TicketReader(documents.quarantine());
        this.tickets = template.getCollection(TICKETS);
        this.counters = template.getCollection("counters");
        this.history = new TicketHistory(tickets, reader);
        this.writer = new TicketWriter(tickets);
        this.endings = new ResolvedMarkers(documents);
        Mongo.ask("make the indexes of tickets", () -> {
            // Enforces one live ticket per key. Only live tickets carry the field, hence sparse.
            tickets.createIndex(
                    ascending(LIVE_KEY), new IndexOptions().unique(true).sparse(true));
            tickets.createIndex(compoundIndex(ascending(KEY), descending(CLOSED_AT)));
            tickets.createIndex(ascending(SNOOZED_UNTIL), new IndexOptions().sparse(true));
            tickets.createIndex(compoundIndex(ascending(STATE), descending(CREATED_AT, ID)));
            tickets.createIndex(compoundIndex(ascending(REGION, STATE), descending(CREATED_AT, ID)));
            tickets.createIndex(ascending(CLOSED_AT));
            tickets.createIndex(descending(UPDATED_AT, ID));
            return tickets.createIndex(ascending(PENDING_SINCE), new IndexOptions().sparse(true));
        });
    }

    @Override
    public Map<TicketKey, Ticket> live(Collection<TicketKey> keys) {
        var wanted = keys.stream().map(TicketKey::value).toList();
        return read("read live tickets", in(LIVE_KEY, wanted)).stream()
                .collect(Collectors.toMap(Ticket::key, ticket -> ticket));
    }

    @Override
    public Map<TicketKey, Ticket> lastClosed(Collection<TicketKey> keys, Instant closedSince) {
        var last = new HashMap<String, Document>();
        Mongo.ask("read what was closed last", () -> {
            tickets.find(and(
                            in(KEY, keys.stream().map(TicketKey::value).toList()),
                            gte(CLOSED_AT, Mongo.date(closedSince))))
                    .projection(Projections.include(KEY, CLOSED_AT))
                    .batchSize(BATCH)
                    .forEach(found -> last.merge(
                            found.getString(KEY),
                            found,
                            (one, other) -> other.getDate(CLOSED_AT).after(one.getDate(CLOSED_AT)) ? other : one));
            return last;
        });
        if (last.isEmpty()) {
            return Map.of();
        }
        return read(
                        "read the tickets closed last",
                        in(
                                ID,
                                last.values().stream()
                                        .map(found -> found.getString(ID))
                                        .toList()))
                .stream()
                .filter(ticket -> !ticket.state().live())
                .collect(Collectors.toMap(Ticket::key, ticket -> ticket));
    }

    @Override
    public Map<TicketId, Ticket> find(Collection<TicketId> ids) {
        var wanted = ids.stream().map(TicketId::value).toList();
        return read("read tickets", in(ID, wanted)).stream().collect(Collectors.toMap(Ticket::id, ticket -> ticket));
    }

    @Override
    public List<TicketRow> board(Instant closedSince) {
        return Mongo.ask(
                "read the board",
                () -> reader.readAll(
                        tickets.find(onBoard(closedSince))
                                .projection(Projections.exclude(TIMELINE))
                                .batchSize(BATCH),
                        TicketReader::row));
    }

    @Override
    public List<Stamp> stamps(Instant closedSince) {
        return stamps("compare the board", onBoard(closedSince));
    }

    @Override
    public List<Stamp> changedSince(Instant since) {
        return stamps("read what changed", gte(UPDATED_AT, Mongo.date(since)));
    }

    @Override
    public Page<TicketRow> page(Filter filter, int limit, @Nullable Position after) {
        return history.page(filter, limit, after);
    }

    @Override
    public Page<Brief> search(Filter filter, int limit, @Nullable Position after) {
        return history.search(filter, limit, after);
    }

    @Override
    public Page<TicketRow> lastChanged(int limit, @Nullable Position after) {
        return history.lastChanged(limit, after);
    }

    @Override
    public long count(Set<State> states, Set<RegionId> regions) {
        return history.count(states, regions);
    }

    @Override
    public void times(Filter filter, int limit, Consumer<Tickets.Times> each) {
        history.times(filter, limit, each);
    }

    @Override
    public List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit) {
        return history.openedSince(regions, since, limit);
    }

    @Override
    public List<Ticket> closedSince(Set<RegionId> regions, Instant since, int limit) {
        return history.closedSince(regions, since, limit);
    }

    @Override
    public Set<String> write(Collection<Change> changes) {
        return writer.write(changes);
    }

    @Override
    public Map<String, Long> takeNumbers(Map<String, Integer> counts) {
        var increments = new Document();
        counts.forEach((code, count) -> increments.append(code, count.longValue()));
        var after = Objects.requireNonNull(Mongo.ask(
                "take running numbers",
                () -> counters.findOneAndUpdate(
                        eq(ID, "tickets"),
                        new Document("$setOnInsert", new Document(SchemaVersion.FIELD, COUNTERS_VERSION))
                                .append("$inc", increments),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))));
        var first = new HashMap<String, Long>();
        counts.forEach((code, count) -> first.put(code, after.getLong(code) - count + 1));
        return first;
    }

    @Override
    public Map<Fingerprint, ResolvedMarker> endings(Collection<Fingerprint> fingerprints) {
        return endings.find(fingerprints);
    }

    @Override
    public void remember(Collection<ResolvedMarker> newEndings) {
        endings.remember(newEndings);
    }

    @Override
    public void forgetEndings(Instant rememberedBefore) {
        endings.forget(rememberedBefore);
    }

    @Override
    public Pending pendingNotifications() {
        // All tickets that have the field, and no others: exactly the contents of the sparse index.
        var pending = gt(PENDING_SINCE, new Date(0));
        return Mongo.ask("read pending notifications", () -> {
            var oldest = tickets.find(pending)
                    .projection(Projections.include(PENDING_SINCE))
                    .sort(ascending(PENDING_SINCE))
                    .first();
            return oldest == null
                    ? new Pending(0, null)
                    : new Pending(tickets.countDocuments(pending), Mongo.instant(oldest, PENDING_SINCE));
        });
    }

    private static Bson onBoard(Instant closedSince) {
        return or(
                in(STATE, words(LIVE)),
                gte(CLOSED_AT, Mongo.date(closedSince)),
                gte(SNOOZED_UNTIL, Mongo.date(Instant.EPOCH)));
    }

    private List<Stamp> stamps(String what, Bson filter) {
        var stamps = new ArrayList<Stamp>();
        Mongo.run(
                what,
                () -> tickets.find(filter)
                        .projection(Projections.include(REVISION, UPDATED_AT))
                        .batchSize(BATCH)
                        .forEach(document -> stamp(document).ifPresent(stamps::add)));
        return stamps;
    }

    /** Empty for a ticket that can't be read; reading it whole puts it into quarantine. */
    private static Optional<Stamp> stamp(Document document) {
        return document.get(ID) instanceof String id
                        && document.get(REVISION) instanceof Long revision
                        && document.get(UPDATED_AT) instanceof Date updatedAt
                ? Optional.of(new Stamp(new TicketId(id), revision, updatedAt.toInstant()))
                : Optional.empty();
    }

    private List<Ticket> read(String what, Bson filter) {
        return Mongo.ask(what, () -> reader.readAll(tickets.find(filter).batchSize(BATCH), TicketDocuments::read));
    }

    private static List<String> words(Collection<State> states) {
        return states.stream().map(StoredTicketWords.STATES::word).toList();
    }
}
