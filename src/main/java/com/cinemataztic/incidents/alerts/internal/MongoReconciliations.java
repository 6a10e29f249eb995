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

    private final StoredCollection<ReconciliationDocument> reconciliations;

    MongoReconciliations(StoredDocuments documents) {
        this.reconciliations = documents.of(ReconciliationDocument.class);
        Mongo.ask(
                "create the index of reconciliations",
                () -> reconciliations.collection().createIndex(descending(AT)));
    }

    @Override
    public void add(Collection<Reconciliation> made) {
        Mongo.run(
                "store reconciliations",
                () -> reconciliations.addAll(
                        made.stream().map(ReconciliationDocument::of).toList()));
    }

    @Override
    public List<Reconciliation> since(Instant then, int limit) {
        var query = new Query(Criteria.where(AT).gte(then))
                .with(Sort.by(Sort.Direction.DESC, AT))
                .limit(limit);
        return Mongo.ask(
                "read reconciliations", () -> reconciliations.find(query, ReconciliationDocument::toReconciliation));
    }

    @Override
    public void forget(Instant before) {
        Mongo.ask(
                "delete old reconciliations",
                () -> reconciliations.remove(new Query(Criteria.where(AT).lt(before))));
    }
}
