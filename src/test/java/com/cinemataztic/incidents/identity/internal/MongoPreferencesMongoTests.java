package com.cinemataztic.incidents.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.preferences.PersonalPreferences;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoPreferencesMongoTests {

    private static final String OLGA = "olga.ø@cinema.example";
    private static final Map<String, String> VALUES = Map.of("zone", "Europe/Copenhagen", "shortcut-keys", "take=g");

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stoppable = TempStore.embedded();

    @Test
    void theyComeBackAsTheyWereAfterARestart() {
        assertThat(preferences().put(new PersonalPreferences(OLGA, VALUES, 0))).isTrue();
        store.restart();
        assertThat(preferences().find(OLGA)).contains(new PersonalPreferences(OLGA, VALUES, 1));
        assertThat(preferences().find("nobody")).isEmpty();
    }

    @Test
    void thoseThatWereChangedSinceTheyWereReadAreNotReplaced() {
        var first = new PersonalPreferences(OLGA, VALUES, 0);
        preferences().put(first);
        assertThat(preferences().put(first)).isFalse();
        assertThat(preferences().put(new PersonalPreferences(OLGA, Map.of(), 1)))
                .isTrue();
        assertThat(preferences().put(new PersonalPreferences(OLGA, VALUES, 1))).isFalse();
        assertThat(preferences().find(OLGA)).contains(new PersonalPreferences(OLGA, Map.of(), 2));
    }

    @Test
    void thoseThatCannotBeReadAreInQuarantineAndAreNotOverwritten() {
        var damaged = new Document("_id", OLGA).append("version", 3L).append("schemaVersion", 1);
        store.database().getCollection("preferences").insertOne(damaged);
        assertThat(preferences().find(OLGA)).isEmpty();
        assertThat(preferences().put(new PersonalPreferences(OLGA, VALUES, 0))).isFalse();
        assertThat(store.quarantine().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.collection()).isEqualTo("preferences"));
    }

    @Test
    void aStoreThatIsDownIsSaidToBe() {
        var preferences = new MongoPreferences(stoppable.documents());
        stoppable.stopServer();
        assertThatThrownBy(() -> preferences.find(OLGA)).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> preferences.put(new PersonalPreferences(OLGA, VALUES, 0)))
                .isInstanceOf(StoreUnavailable.class);
    }

    private MongoPreferences preferences() {
        return new MongoPreferences(store.documents());
    }
}
