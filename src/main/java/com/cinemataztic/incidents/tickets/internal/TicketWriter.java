package com.cinemataztic.incidents.tickets.internal;

import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.CHANGE_ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.ID;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.REVISION;
import static com.cinemataztic.incidents.tickets.internal.TicketDocuments.TIMELINE;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Tickets;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes of tickets as one unordered bulk, each guarded by the revision it was decided on, and finds out which
 * were written.
 */
final class TicketWriter {

    static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> tickets;

    TicketWriter(MongoCollection<Document> tickets) {
        this.tickets = tickets;
    }

    /** @return the change ids that are in the store now */
    Set<String> write(Collection<Tickets.Change> changes) {
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
        } catch (MongoBulkWriteException someFailed) {
            if (someFailed.getWriteConcernError() != null) {
                // Written here, but not as durably as requested: nobody may receive a confirmation.
                throw new StoreUnavailable("keep tickets: " + someFailed.getMessage(), someFailed);
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
    private Set<String> readBack(Collection<Tickets.Change> changes, @Nullable MongoException broken) {
        var wanted = changes.stream()
                .collect(Collectors.toMap(
                        change -> change.next().id().value(),
                        change -> change.next().changeId()));
        var done = new HashSet<String>();
        Mongo.ask("read back what was written", () -> {
            tickets.find(in(ID, wanted.keySet()))
                    .projection(Projections.include(CHANGE_ID, TIMELINE + "." + CHANGE_ID))
                    .batchSize(MongoTickets.BATCH)
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
}
