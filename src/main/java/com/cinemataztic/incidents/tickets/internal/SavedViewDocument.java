package com.cinemataztic.incidents.tickets.internal;

import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.views.SavedQuery;
import java.time.Instant;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** A saved view as stored, by its id. */
@Document("savedViews")
@SchemaVersion(1)
record SavedViewDocument(@MongoId String id, String name, String owner, boolean shared, String query, Instant savedAt) {

    static SavedViewDocument of(SavedQuery view) {
        return new SavedViewDocument(view.id(), view.name(), view.owner(), view.shared(), view.query(), view.savedAt());
    }

    SavedQuery toView() {
        return new SavedQuery(id, name, owner, shared, query, savedAt);
    }
}
