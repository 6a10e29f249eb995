package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.preferences.PersonalPreferences;
import com.cinemataztic.incidents.identity.preferences.StoredPreferences;
import com.cinemataztic.incidents.store.Mongo;
import com.cinemataztic.incidents.store.documents.StoredCollection;
import com.cinemataztic.incidents.store.documents.StoredDocuments;
import java.util.Optional;
import org.springframework.stereotype.Repository;

@Repository
class MongoPreferences implements StoredPreferences {

    private final StoredCollection<PreferencesDocument> preferences;

    MongoPreferences(StoredDocuments documents) {
        this.preferences = documents.of(PreferencesDocument.class);
    }

    @Override
    public Optional<PersonalPreferences> find(String account) {
        return Mongo.ask("read preferences", () -> preferences.byId(account, PreferencesDocument::toPreferences));
    }

    @Override
    public boolean put(PersonalPreferences changed) {
        return Mongo.ask("store preferences", () -> preferences.save(PreferencesDocument.of(changed)));
    }
}
