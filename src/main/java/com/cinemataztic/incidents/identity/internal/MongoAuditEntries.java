package com.cinemataztic.incidents.identity.internal;

import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.store.CostlyReads;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

@Repository
class MongoAuditEntries implements AuditEntries {

    private static final String ID = "_id";
    private static final String AT = "at";

    private final StoredCollection<AuditEntryDocument> entries;

    MongoAuditEntries(StoredDocuments documents) {
        this.entries = documents.of(AuditEntryDocument.class);
        Mongo.ask("make the index of the audit log", () -> entries.collection().createIndex(descending(AT, ID)));
    }

    @Override
    public void add(AuditEntry entry) {
        Mongo.ask("add to the audit log", () -> entries.add(AuditEntryDocument.of(entry)));
    }

    @Override
    public void mark(String id, AuditEntry.Result result) {
        Mongo.ask(
                "mark an entry of the audit log",
                () -> entries.template()
                        .updateFirst(
                                StoredCollection.withId(id),
                                new Update().set("result", result),
                                AuditEntryDocument.class));
    }

    @Override
    public Part read(Instant from, Position before, int limit) {
        // The range lets the index bound the scan; the rest orders entries of the same moment.
        var range = Criteria.where(AT)
                .gte(from)
                .lte(before.at())
                .orOperator(
                        Criteria.where(AT).lt(before.at()),
                        Criteria.where(AT).is(before.at()).and(ID).lt(before.id()));
        var query = new Query(range).with(Sort.by(Sort.Direction.DESC, AT, ID));
        var found = first(limit, query);
        // A part without a readable entry has no place at which the next one begins.
        for (int most = 2 * limit; found.items().isEmpty() && found.more(); most *= 2) {
            found = first(most, query);
        }
        return new Part(found.items(), found.more());
    }

    private StoredCollection.Part<AuditEntry> first(int limit, Query query) {
        return Mongo.ask(
                "read the audit log",
                () -> entries.first(limit, CostlyReads.limited(query), AuditEntryDocument::toEntry));
    }

    @Override
    public long forget(Instant before) {
        return Mongo.ask(
                "delete old entries of the audit log",
                () -> entries.remove(new Query(Criteria.where(AT).lt(before))));
    }
}
