package com.cinemataztic.incidents.identity.internal;

import com.cinemataztic.incidents.identity.preferences.PersonalPreferences;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import java.util.Map;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The preferences of one account as stored; the id is the account's name. */
@Document("preferences")
@SchemaVersion(1)
record PreferencesDocument(
        @MongoId String id,
        Map<String, String> values,
        @Version long version) {

    static PreferencesDocument of(PersonalPreferences preferences) {
        return new PreferencesDocument(preferences.account(), preferences.values(), preferences.version());
    }

    PersonalPreferences toPreferences() {
        return new PersonalPreferences(id, values, version);
    }
}
