package com.cinemataztic.incidents.tickets.internal;

import static com.mongodb.client.model.Indexes.ascending;

import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import com.cinemataztic.incidents.tickets.views.SavedQuery;
import com.cinemataztic.incidents.tickets.views.SavedViews;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The saved views in MongoDB. An index keeps the names of an account apart. */
@Repository
class MongoSavedViews implements SavedViews {

    private static final String OWNER = "owner";
    private static final String SHARED = "shared";

    private final StoredCollection<SavedViewDocument> views;

    MongoSavedViews(StoredDocuments documents) {
        this.views = documents.of(SavedViewDocument.class);
        Mongo.ask("make the indexes of saved views", () -> {
            views.collection().createIndex(ascending(OWNER, "name"), new IndexOptions().unique(true));
            return views.collection().createIndex(ascending(SHARED));
        });
    }

    @Override
    public List<SavedQuery> of(String owner) {
        return Mongo.ask(
                "read the views of an account",
                () -> views.find(new Query(Criteria.where(OWNER).is(owner)), SavedViewDocument::toView));
    }

    @Override
    public List<SavedQuery> shared() {
        return Mongo.ask(
                "read the shared views",
                () -> views.find(new Query(Criteria.where(SHARED).is(true)), SavedViewDocument::toView));
    }

    @Override
    public Optional<SavedQuery> find(String id) {
        return Mongo.ask("read a saved view", () -> views.byId(id, SavedViewDocument::toView));
    }

    @Override
    public boolean add(SavedQuery view) {
        return Mongo.ask("save a view", () -> views.add(SavedViewDocument.of(view)));
    }

    @Override
    public boolean remove(String id) {
        return Mongo.ask("remove a saved view", () -> views.remove(id));
    }
}
