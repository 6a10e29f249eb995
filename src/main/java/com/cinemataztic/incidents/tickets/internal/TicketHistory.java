package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CLOSED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CREATED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.REGION;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.STATE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.TIMELINE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.UPDATED_AT;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.CostlyReads;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads pages of tickets and recent ones by index, newest first. */
final class TicketHistory {

    /** Later than any moment that is stored. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Bson WITHOUT_TIMELINE = Projections.exclude(TIMELINE);

    private final MongoCollection<Document> tickets;
    private final TicketReader reader;

    TicketHistory(MongoCollection<Document> tickets, TicketReader reader) {
        this.tickets = tickets;
        this.reader = reader;
    }

    Tickets.Page<TicketRow> page(Tickets.Filter filter, int limit, Tickets.@Nullable Position after) {
        return page(
                "read a page of tickets", CREATED_AT, after(filter, after), limit, WITHOUT_TIMELINE, TicketReader::row);
    }

    Tickets.Page<Tickets.Brief> search(Tickets.Filter filter, int limit, Tickets.@Nullable Position after) {
        return page("search tickets", CREATED_AT, after(filter, after), limit, StoredBriefs.FIELDS, StoredBriefs::read);
    }

    private static List<Bson> after(Tickets.Filter filter, Tickets.@Nullable Position position) {
        var conditions = conditions(filter);
        conditions.addAll(after(CREATED_AT, position));
        return conditions;
    }

    /** By pages: the embedded server holds all results of one query in memory, whatever its cursor's batches. */
    void times(Tickets.Filter filter, int limit, Consumer<Tickets.Times> each) {
        Tickets.@Nullable Position position = null;
        for (int left = limit; left > 0; left -= MongoTickets.BATCH) {
            var conditions = ofFaults(filter);
            conditions.addAll(after(CREATED_AT, position));
            var page = page(
                    "read the times of tickets",
                    CREATED_AT,
                    conditions,
                    Math.min(left, MongoTickets.BATCH),
                    StoredTimes.FIELDS,
                    StoredTimes::read);
            page.rows().forEach(each);
            position = page.next();
            if (position == null) {
                return;
            }
        }
    }

    Tickets.Page<TicketRow> lastChanged(int limit, Tickets.@Nullable Position after) {
        var conditions = after(UPDATED_AT, after);
        conditions.addFirst(gte(UPDATED_AT, Mongo.date(Instant.EPOCH))); // selects the index
        return page(
                "read the tickets changed last", UPDATED_AT, conditions, limit, WITHOUT_TIMELINE, TicketReader::row);
    }

    long count(Set<State> states, Set<RegionId> regions) {
        return Mongo.ask("count tickets", () -> tickets.countDocuments(and(of(states, regions))));
    }

    /** Rule 12: drills count in no figure. */
    private static List<Bson> ofFaults(Tickets.Filter filter) {
        var conditions = conditions(filter);
        conditions.add(ne("errorId", Fault.DRILL));
        return conditions;
    }

    private static List<Bson> conditions(Tickets.Filter filter) {
        var conditions = of(filter.states(), filter.regions());
        // With both bounds always there, there are few shapes of this command.
        conditions.add(gte(CREATED_AT, Mongo.date(filter.from() == null ? Instant.EPOCH : filter.from())));
        conditions.add(lt(CREATED_AT, Mongo.date(filter.to() == null ? LATEST : filter.to())));
        return conditions;
    }

    private static List<Bson> of(Set<State> states, Set<RegionId> regions) {
        var conditions = new ArrayList<Bson>();
        // When any state matches, all are listed by name: the indexes begin with the state and continue in the sort
        // order.
        conditions.add(in(STATE, words(states.isEmpty() ? EnumSet.allOf(State.class) : states)));
        if (!regions.isEmpty()) {
            conditions.add(in(REGION, regions.stream().map(RegionId::value).toList()));
        }
        return conditions;
    }

    private static List<Bson> after(String moment, Tickets.@Nullable Position position) {
        var conditions = new ArrayList<Bson>();
        if (position != null) {
            var at = Mongo.date(position.at());
            conditions.add(lte(moment, at)); // bound for the index; the next condition handles this instant
            conditions.add(
                    or(lt(moment, at), and(eq(moment, at), lt(ID, position.id().value()))));
        }
        return conditions;
    }

    private <T> List<T> readParts(List<Document> found, Function<Document, T> read) {
        return found.stream()
                .flatMap(document -> reader.readPart(document, read).stream())
                .toList();
    }

    /** Reads one document more than wanted, which shows whether there is a next page. */
    private <T> Tickets.Page<T> page(
            String what, String moment, List<Bson> conditions, int limit, Bson fields, Function<Document, T> read) {
        return Mongo.ask(what, () -> {
            var found = CostlyReads.limited(tickets.find(and(conditions)))
                    .projection(fields)
                    .sort(descending(moment, ID))
                    .limit(limit + 1)
                    .batchSize(MongoTickets.BATCH)
                    .into(new ArrayList<>());
            var page = found.subList(0, Math.min(limit, found.size()));
            return new Tickets.Page<>(readParts(page, read), found.size() > limit ? end(page.getLast(), moment) : null);
        });
    }

    /** The index sorts by the moment, so a document that it found has one. */
    private static Tickets.Position end(Document last, String moment) {
        return new Tickets.Position(
                Objects.requireNonNull(Mongo.instant(last, moment)), new TicketId(last.getString(ID)));
    }

    List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit) {
        var wanted = lately(regions, CREATED_AT, since);
        wanted.addFirst(in(STATE, words(EnumSet.allOf(State.class)))); // the indexes begin with the state
        return Mongo.ask(
                "read recently opened tickets",
                () -> readParts(
                        tickets.find(and(wanted))
                                .projection(WITHOUT_TIMELINE)
                                .sort(descending(CREATED_AT, ID))
                                .limit(limit)
                                .batchSize(MongoTickets.BATCH)
                                .into(new ArrayList<>()),
                        TicketReader::row));
    }

    List<Ticket> closedSince(Set<RegionId> regions, Instant since, int limit) {
        return Mongo.ask(
                "read recently closed tickets",
                () -> reader.readAll(
                        tickets.find(and(lately(regions, CLOSED_AT, since)))
                                .sort(descending(CLOSED_AT))
                                .limit(limit)
                                .batchSize(MongoTickets.BATCH),
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

    private static List<String> words(Collection<State> states) {
        return states.stream().map(StoredTicketWords.STATES::word).toList();
    }
}
