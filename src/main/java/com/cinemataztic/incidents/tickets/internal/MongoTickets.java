package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CHANGE_ID;
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
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.store.documents.Quarantine;
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
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Tickets, their running numbers and remembered ends in MongoDB, within the subset that both servers support. */
@Repository
class MongoTickets implements Tickets {

    private static final String TICKETS = "tickets";
    private static final String ENDINGS = "endings";
    private static final int ENDINGS_VERSION = 1;
    private static final int COUNTERS_VERSION = 1;
    private static final String UPDATED_AT = "updatedAt";
    private static final int BATCH = 500;
    private static final Set<State> LIVE = EnumSet.of(State.OPEN, State.INPROGRESS);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Quarantine quarantine;
    private final MongoCollection<Document> tickets;
    private final MongoCollection<Document> counters;
    private final MongoCollection<Document> endings;

    MongoTickets(StoredDocuments documents) {
        var template = documents.template();
        this.quarantine = documents.quarantine();
        this.tickets = template.getCollection(TICKETS);
        this.counters = template.getCollection("counters");
        this.endings = template.getCollection(ENDINGS);
        Mongo.ask("make the indexes of tickets", () -> {
            // Enforces one live ticket per key. Only live tickets carry the field, hence sparse.
            tickets.createIndex(
                    ascending(LIVE_KEY), new IndexOptions().unique(true).sparse(true));
            tickets.createIndex(compoundIndex(ascending(KEY), descending(CLOSED_AT)));
            tickets.createIndex(ascending(SNOOZED_UNTIL), new IndexOptions().sparse(true));
            tickets.createIndex(compoundIndex(ascending(STATE), descending(CREATED_AT, ID)));
            tickets.createIndex(compoundIndex(ascending(REGION, STATE), descending(CREATED_AT, ID)));
            tickets.createIndex(ascending(CLOSED_AT));
            tickets.createIndex(ascending(UPDATED_AT));
            tickets.createIndex(ascending(PENDING_SINCE), new IndexOptions().sparse(true));
            return endings.createIndex(ascending("rememberedAt"));
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
                () -> readable(
                        tickets.find(onBoard(closedSince))
                                .projection(Projections.exclude(TIMELINE))
                                .batchSize(BATCH),
                        MongoTickets::row));
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
    public Page page(Filter filter, int limit, @Nullable Position after) {
        var conditions = new ArrayList<Bson>();
        // When any state matches, all are listed by name: the indexes begin with the state and continue in the sort
        // order.
        conditions.add(in(STATE, words(filter.states().isEmpty() ? EnumSet.allOf(State.class) : filter.states())));
        if (!filter.regions().isEmpty()) {
            conditions.add(
                    in(REGION, filter.regions().stream().map(RegionId::value).toList()));
        }
        var matching = and(List.copyOf(conditions));
        if (after != null) {
            var createdAt = Mongo.date(after.createdAt());
            conditions.add(lte(CREATED_AT, createdAt)); // bound for the index; the next condition handles this instant
            conditions.add(or(
                    lt(CREATED_AT, createdAt),
                    and(eq(CREATED_AT, createdAt), lt(ID, after.id().value()))));
        }
        return Mongo.ask("read a page of tickets", () -> {
            var found = tickets.find(and(conditions))
                    .sort(descending(CREATED_AT, ID))
                    .limit(limit + 1)
                    .into(new ArrayList<>());
            var page = found.stream()
                    .limit(limit)
                    .flatMap(document -> readable(document, TicketDocuments::read).stream())
                    .toList();
            return new Page(page, tickets.countDocuments(matching), found.size() > limit);
        });
    }

    @Override
    public List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit) {
        var wanted = lately(regions, CREATED_AT, since);
        wanted.addFirst(in(STATE, words(EnumSet.allOf(State.class)))); // the indexes begin with the state
        return Mongo.ask(
                "read recently opened tickets",
                () -> readable(
                        tickets.find(and(wanted))
                                .projection(Projections.exclude(TIMELINE))
                                .sort(descending(CREATED_AT, ID))
                                .limit(limit)
                                .batchSize(BATCH),
                        MongoTickets::row));
    }

    @Override
    public List<Ticket> closedSince(Set<RegionId> regions, Instant since, int limit) {
        return Mongo.ask(
                "read recently closed tickets",
                () -> readable(
                        tickets.find(and(lately(regions, CLOSED_AT, since)))
                                .sort(descending(CLOSED_AT))
                                .limit(limit)
                                .batchSize(BATCH),
                        TicketDocuments::read));
    }

    private static List<Bson> lately(Set<RegionId> regions, String moment, Instant since) {
        var conditions = new ArrayList<Bson>();
        if (!regions.isEmpty()) {
            conditions.add(in(REGION, regions.stream().map(RegionId::value).toList()));
        }
        conditions.add(gte(moment, Mongo.date(since)));
        return conditions;
    }

    @Override
    public Set<String> write(Collection<Change> changes) {
        var writes = new ArrayList<WriteModel<Document>>(changes.size());
        int inserts = 0;
        for (var change : changes) {
            var document = TicketDocuments.write(change.next());
            if (change.decidedOn() == 0) {
                inserts++;
                writes.add(new InsertOneModel<>(document));
            } else {
                writes.add(new ReplaceOneModel<>(
                        and(eq(ID, change.next().id().value()), eq(REVISION, change.decidedOn())), document));
            }
        }
        MongoException broken = null;
        try {
            var result = tickets.bulkWrite(writes, UNORDERED);
            if (result.getInsertedCount() == inserts && result.getMatchedCount() == writes.size() - inserts) {
                return changes.stream().map(change -> change.next().changeId()).collect(Collectors.toSet());
            }
        } catch (MongoBulkWriteException someRefused) {
            if (someRefused.getWriteConcernError() != null) {
                // Written here, but not as durably as requested: nobody may receive a confirmation.
                throw new StoreUnavailable("keep tickets: " + someRefused.getMessage(), someRefused);
            }
            // Duplicate keys are lost races; the read-back below shows which.
        } catch (MongoException failed) {
            broken = failed;
        }
        return readBack(changes, broken);
    }

    /**
     * Finds which changes were written when the bulk's own counts do not confirm all of them. A connection may break
     * after the server has written, the embedded server counts wrongly alongside an error, and a write that matched
     * nothing is not named.
     */
    private Set<String> readBack(Collection<Change> changes, @Nullable MongoException broken) {
        var wanted = changes.stream()
                .collect(Collectors.toMap(
                        change -> change.next().id().value(),
                        change -> change.next().changeId()));
        var done = new HashSet<String>();
        Mongo.ask("read back what was written", () -> {
            tickets.find(in(ID, wanted.keySet()))
                    .projection(Projections.include(CHANGE_ID, TIMELINE + "." + CHANGE_ID))
                    .batchSize(BATCH)
                    .forEach(document -> {
                        var changeId = Objects.requireNonNull(wanted.get(document.getString(ID)));
                        if (carries(document, changeId)) {
                            done.add(changeId);
                        }
                    });
            return done;
        });
        if (broken != null && done.size() < changes.size()) {
            throw new StoreUnavailable("keep tickets: " + broken.getMessage(), broken);
        }
        return done;
    }

    private static boolean carries(Document document, String changeId) {
        return changeId.equals(document.getString(CHANGE_ID))
                || document.getList(TIMELINE, Document.class, List.of()).stream()
                        .anyMatch(entry -> changeId.equals(entry.getString(CHANGE_ID)));
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
        var wanted = fingerprints.stream().map(Fingerprint::value).toList();
        var found = new HashMap<Fingerprint, ResolvedMarker>();
        Mongo.ask("read remembered endings", () -> {
            endings.find(in(ID, wanted))
                    .batchSize(BATCH)
                    .forEach(document -> quarantine
                            .read(ENDINGS, ENDINGS_VERSION, document, MongoTickets::ending)
                            .ifPresent(ending -> found.put(ending.fingerprint(), ending)));
            return found;
        });
        return found;
    }

    @Override
    public void remember(Collection<ResolvedMarker> newEndings) {
        var upsert = new UpdateOptions().upsert(true);
        var writes = newEndings.stream()
                .map(ending -> new UpdateOneModel<Document>(
                        eq(ID, ending.fingerprint().value()),
                        new Document("$max", new Document("endsAt", Mongo.date(ending.endsAt())))
                                .append("$set", new Document("rememberedAt", Mongo.date(ending.rememberedAt())))
                                .append("$setOnInsert", new Document(SchemaVersion.FIELD, ENDINGS_VERSION)),
                        upsert))
                .toList();
        Mongo.ask("remember endings", () -> endings.bulkWrite(writes, UNORDERED));
    }

    @Override
    public void forgetEndings(Instant rememberedBefore) {
        Mongo.ask("forget endings", () -> endings.deleteMany(lt("rememberedAt", Mongo.date(rememberedBefore))));
    }

    @Override
    public Pending pendingNotifications() {
        // All tickets that have the field, and no others: exactly the contents of the sparse index.
        var owing = gt(PENDING_SINCE, new Date(0));
        return Mongo.ask("read pending notifications", () -> {
            var oldest = tickets.find(owing)
                    .projection(Projections.include(PENDING_SINCE))
                    .sort(ascending(PENDING_SINCE))
                    .first();
            return oldest == null
                    ? new Pending(0, null)
                    : new Pending(tickets.countDocuments(owing), Mongo.instant(oldest, PENDING_SINCE));
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
        return Mongo.ask(what, () -> readable(tickets.find(filter).batchSize(BATCH), TicketDocuments::read));
    }

    private <T> List<T> readable(FindIterable<Document> found, Function<Document, T> reader) {
        var all = new ArrayList<T>();
        found.forEach(document -> readable(document, reader).ifPresent(all::add));
        return all;
    }

    private <T> Optional<T> readable(Document document, Function<Document, T> reader) {
        return quarantine.read(TICKETS, TicketDocuments.SCHEMA_VERSION, document, reader);
    }

    private static TicketRow row(Document document) {
        return TicketRow.of(TicketDocuments.read(document));
    }

    private static ResolvedMarker ending(Document document) {
        return new ResolvedMarker(
                new Fingerprint(document.getString(ID)),
                Objects.requireNonNull(Mongo.instant(document, "endsAt")),
                Objects.requireNonNull(Mongo.instant(document, "rememberedAt")));
    }

    private static List<String> words(Collection<State> states) {
        return states.stream().map(StoredTicketWords.STATES::word).toList();
    }
}
