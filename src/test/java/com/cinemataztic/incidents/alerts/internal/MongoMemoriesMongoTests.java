package com.cinemataztic.incidents.alerts.internal;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.alerts.health.WatchdogMemory;
import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoMemoriesMongoTests {

    private static final Map<String, String> HEADERS = Map.of("User-Agent", "Alertmanager/0.25.0", "X.$dotted", "1");

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stoppable = TempStore.embedded();

    @Test
    void theWatchdogIsRememberedOverARestart() {
        var memory = new MongoWatchdogMemory(store.documents());
        assertThat(memory.recall()).isEmpty();
        memory.remember(new WatchdogMemory.State(NOON, NOON.minusSeconds(60), null));
        memory.remember(new WatchdogMemory.State(NOON.plusSeconds(5), NOON, NOON.plusSeconds(5)));
        store.restart();
        assertThat(new MongoWatchdogMemory(store.documents()).recall())
                .contains(new WatchdogMemory.State(NOON.plusSeconds(5), NOON, NOON.plusSeconds(5)));
    }

    @Test
    void aRestartThatNeverHappenedIsRememberedAsNone() {
        var memory = new MongoWatchdogMemory(store.documents());
        memory.remember(new WatchdogMemory.State(NOON, NOON, NOON));
        memory.remember(new WatchdogMemory.State(NOON, NOON, null));
        assertThat(memory.recall()).contains(new WatchdogMemory.State(NOON, NOON, null));
    }

    @Test
    void aDeadLetterIsKeptWholeToTheByte() {
        var body = new byte[] {0, (byte) 0xC3, (byte) 0x28, '{', '"', (byte) 0xFF};
        new MongoDeadLetters(store.documents()).keep(DeadLetter.received(NOON, "no JSON", HEADERS, body));
        store.restart();
        var kept = letters().getFirst();
        assertThat(kept.get("body", Binary.class).getData()).isEqualTo(body);
        assertThat(kept.getString("reason")).isEqualTo("no JSON");
        assertThat(kept.getList("headers", Document.class))
                .containsExactlyInAnyOrder(
                        new Document("name", "User-Agent").append("value", "Alertmanager/0.25.0"),
                        new Document("name", "X.$dotted").append("value", "1"));
    }

    @Test
    void theSameLetterAgainIsCountedAndNotKeptTwice() {
        var letters = new MongoDeadLetters(store.documents());
        letters.keep(letter("{", 0));
        letters.keep(letter("{", 60));
        letters.keep(letter("[", 60));
        assertThat(letters.count()).isEqualTo(2);
        var again = letters().stream()
                .filter(letter -> letter.getInteger("times") == 2)
                .findFirst()
                .orElseThrow();
        assertThat(again.getDate("firstAt").toInstant()).isEqualTo(NOON);
        assertThat(again.getDate("lastAt").toInstant()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void lettersWithoutABodyDifferByTheirHeaders() {
        var letters = new MongoDeadLetters(store.documents());
        letters.keep(DeadLetter.received(NOON, "too large", Map.of("Content-Length", "9"), new byte[0]));
        letters.keep(DeadLetter.received(NOON, "too large", Map.of("Content-Length", "9"), new byte[0]));
        letters.keep(DeadLetter.received(NOON, "too large", Map.of("Content-Length", "10"), new byte[0]));
        assertThat(letters.count()).isEqualTo(2);
    }

    @Test
    void aStoreThatIsDownIsSaidToBe() {
        var letters = new MongoDeadLetters(stoppable.documents());
        var memory = new MongoWatchdogMemory(stoppable.documents());
        stoppable.stopServer();
        assertThatThrownBy(() -> letters.keep(letter("{", 0))).isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(memory::recall).isInstanceOf(StoreUnavailable.class);
    }

    private static DeadLetter letter(String body, int second) {
        return DeadLetter.received(NOON.plusSeconds(second), "no JSON", HEADERS, body.getBytes(StandardCharsets.UTF_8));
    }

    private List<Document> letters() {
        return Objects.requireNonNull(store.database()
                .getCollection("deadLetters")
                .find()
                .comment(ShapeRecorder.BY_A_TEST)
                .into(new ArrayList<>()));
    }
}
