package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.alerts.reconcile.Reconciliation;
import com.cinemataztic.incidents.alerts.reconcile.Reconciliations;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class MongoReconciliations implements Reconciliations {

    private static final String AT = "at";

    private final StoredCollection<ReconciliationDocument> mends;

    MongoReconciliations(StoredDocuments documents) {
        this.mends = documents.of(ReconciliationDocument.class);
        Mongo.ask("make the index of mends", () -> mends.collection().createIndex(descending(AT)));
    }

    @Override
    public void add(Collection<Reconciliation> made) {
        Mongo.run(
                "keep what was mended",
                () -> mends.addAll(made.stream().map(ReconciliationDocument::of).toList()));
    }

    @Override
    public List<Reconciliation> since(Instant then, int limit) {
        var query = new Query(Criteria.where(AT).gte(then))
                .with(Sort.by(Sort.Direction.DESC, AT))
                .limit(limit);
        return Mongo.ask("read what was mended", () -> mends.find(query, ReconciliationDocument::toMend));
    }

    @Override
    public void forget(Instant before) {
        Mongo.ask(
                "forget what was mended",
                () -> mends.remove(new Query(Criteria.where(AT).lt(before))));
    }
}
