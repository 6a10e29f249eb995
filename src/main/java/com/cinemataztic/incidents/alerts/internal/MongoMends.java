package com.cinemataztic.incidents.alerts.internal;

import static com.mongodb.client.model.Indexes.descending;

import com.cinemataztic.incidents.alerts.Mend;
import com.cinemataztic.incidents.alerts.Mends;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.StoredCollection;
import com.cinemataztic.incidents.store.StoredDocuments;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class MongoMends implements Mends {

    private static final String AT = "at";

    private final StoredCollection<MendDocument> mends;

    MongoMends(StoredDocuments documents) {
        this.mends = documents.of(MendDocument.class);
        Mongo.ask("make the index of mends", () -> mends.collection().createIndex(descending(AT)));
    }

    @Override
    public void add(Collection<Mend> made) {
        Mongo.run(
                "keep what was mended",
                () -> mends.addAll(made.stream().map(MendDocument::of).toList()));
    }

    @Override
    public List<Mend> since(Instant then, int limit) {
        var query = new Query(Criteria.where(AT).gte(then))
                .with(Sort.by(Sort.Direction.DESC, AT))
                .limit(limit);
        return Mongo.ask("read what was mended", () -> mends.find(query, MendDocument::toMend));
    }

    @Override
    public void forget(Instant before) {
        Mongo.ask(
                "forget what was mended",
                () -> mends.remove(new Query(Criteria.where(AT).lt(before))));
    }
}
