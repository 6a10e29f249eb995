package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CLOSED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CREATED_AT;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.REGION;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.STATE;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.TIMELINE;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Tickets;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads pages of tickets and recent ones by index, newest first. */
final class TicketHistory {

    private final MongoCollection<Document> tickets;
    private final TicketReader reader;

    TicketHistory(MongoCollection<Document> tickets, TicketReader reader) {
        this.tickets = tickets;
        this.reader = reader;
    }

    Tickets.Page page(Tickets.Filter filter, int limit, Tickets.@Nullable Position after) {
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
                    .flatMap(document -> reader.read(document, TicketDocuments::read).stream())
                    .toList();
            return new Tickets.Page(page, tickets.countDocuments(matching), found.size() > limit);
        });
    }

    List<TicketRow> openedSince(Set<RegionId> regions, Instant since, int limit) {
        var wanted = lately(regions, CREATED_AT, since);
        wanted.addFirst(in(STATE, words(EnumSet.allOf(State.class)))); // the indexes begin with the state
        return Mongo.ask(
                "read recently opened tickets",
                () -> reader.readAll(
                        tickets.find(and(wanted))
                                .projection(Projections.exclude(TIMELINE))
                                .sort(descending(CREATED_AT, ID))
                                .limit(limit)
                                .batchSize(MongoTickets.BATCH),
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
