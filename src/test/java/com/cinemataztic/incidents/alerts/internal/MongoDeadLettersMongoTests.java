package com.cinemataztic.incidents.alerts.internal;

import static com.cinemataztic.incidents.alerts.AlertJson.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.conformance.ShapeRecorder;
import com.mongodb.client.model.UpdateOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoDeadLettersMongoTests {

    private static final Map<String, String> HEADERS = Map.of("User-Agent", "Alertmanager/0.25.0", "X.$dotted", "1");

    @RegisterExtension
    final TempStore store = new TempStore();

    private DeadLetters letters;

    @BeforeEach
    void open() {
        letters = new MongoDeadLetters(store.documents());
    }

    @Test
    void aBodyIsCompressedInTheStoreAndGivenBackToTheByte() {
        var body = "{\"x\":[{}]}".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        var letter = DeadLetter.received(NOON, "no JSON", HEADERS, body);
        letters.keep(letter);
        assertThat(letters.bytes()).isBetween(1L, 20_000L);
        var found = letters.find(letter.summary().id()).orElseThrow();
        assertThat(found.body()).isEqualTo(body);
        assertThat(found.summary()).isEqualTo(letter.summary());
    }

    @Test
    void whatIsTruncatedSaysSoAndTheSameBodyAgainIsCountedOnIt() {
        var body = new byte[100_000];
        new Random(1).nextBytes(body);
        var letter = DeadLetter.received(NOON, "no JSON", HEADERS, body);
        letters.keep(letter.truncated());
        letters.keep(letter);
        var found = letters.find(letter.summary().id()).orElseThrow();
        assertThat(found.summary().truncated()).isTrue();
        assertThat(found.summary().size()).isEqualTo(100_000);
        assertThat(found.summary().times()).isEqualTo(2);
        assertThat(found.body()).isEqualTo(Arrays.copyOf(body, DeadLetter.HEAD));
        assertThat(letters.count()).isOne();
        assertThat(letters.bytes()).isEqualTo(DeadLetter.HEAD);
    }

    @Test
    void aLetterOfAnOlderVersionIsReadAsItWasKept() {
        var letter = DeadLetter.received(NOON, "no JSON", HEADERS, new byte[] {'{'});
        letters.keep(letter);
        store.database()
                .getCollection("deadLetters")
                .updateMany(
                        new Document(),
                        new Document(
                                "$unset",
                                new Document("stored", "")
                                        .append("compressed", "")
                                        .append("truncated", "")),
                        new UpdateOptions().comment(ShapeRecorder.BY_A_TEST));
        assertThat(letters.find(letter.summary().id()).orElseThrow().body()).isEqualTo(letter.body());
        assertThat(letters.bytes()).isOne();
    }

    @Test
    void aLetterComesBackAsItWasKept() {
        var letter = DeadLetter.received(NOON, "no JSON", HEADERS, new byte[] {0, (byte) 0xC3, 0x28});
        letters.keep(letter);
        store.restart();
        var found = new MongoDeadLetters(store.documents())
                .find(letter.summary().id())
                .orElseThrow();
        assertThat(found.summary()).isEqualTo(letter.summary());
        assertThat(found.headers()).isEqualTo(HEADERS);
        assertThat(found.body()).isEqualTo(letter.body());
    }

    @Test
    void whatComesAgainIsTheSameLetterWithTheLastReason() {
        keep("{", 0, "as it was");
        keep("{", 60, "as it is");
        assertThat(letters.page(10, null).letters()).singleElement().satisfies(letter -> {
            assertThat(letter.firstAt()).isEqualTo(NOON);
            assertThat(letter.lastAt()).isEqualTo(NOON.plusSeconds(60));
            assertThat(letter.times()).isEqualTo(2);
            assertThat(letter.reason()).isEqualTo("as it is");
            assertThat(letter.size()).isEqualTo(1);
        });
    }

    @Test
    void pagesHaveEachLetterOnceThoughManyCameInOneMoment() {
        for (int i = 0; i < 7; i++) {
            keep("letter " + i, i < 5 ? 0 : i, "");
        }
        var seen = new ArrayList<DeadLetter.Summary>();
        DeadLetters.@Nullable Position after = null;
        do {
            var page = letters.page(2, after);
            assertThat(page.total()).isEqualTo(7);
            seen.addAll(page.letters());
            after = page.next().orElse(null);
        } while (after != null);
        assertThat(seen)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .isEqualTo(letters.page(10, null).letters());
        assertThat(seen).extracting(DeadLetter.Summary::lastAt).startsWith(NOON.plusSeconds(6), NOON.plusSeconds(5));
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        keep("1", 0, "");
        keep("2", 0, "");
        assertThat(letters.page(2, null).next()).isEmpty();
        assertThat(letters.page(1, null).next()).isPresent();
    }

    @Test
    void aReasonIsRestatedAndNothingElse() {
        var id = keep("{", 0, "as it was");
        letters.restate(id, "as it is");
        var summary = letters.find(id).orElseThrow().summary();
        assertThat(summary.reason()).isEqualTo("as it is");
        assertThat(summary.lastAt()).isEqualTo(NOON);
        assertThat(summary.times()).isEqualTo(1);
        letters.remove(id);
        letters.restate(id, "nothing comes of it");
        assertThat(letters.count()).isZero();
    }

    @Test
    void aLetterIsRemovedOnce() {
        var id = keep("{", 0, "");
        keep("[", 0, "");
        assertThat(letters.remove(id)).isTrue();
        assertThat(letters.remove(id)).isFalse();
        assertThat(letters.find(id)).isEmpty();
        assertThat(letters.count()).isEqualTo(1);
    }

    @Test
    void thoseThatLastCameBeforeAreForgotten() {
        keep("1", 0, "");
        keep("2", 1, "");
        keep("1", 2, "");
        keep("3", 0, "");
        assertThat(letters.forget(NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(letters.count()).isEqualTo(2);
    }

    private DeadLetterId keep(String body, int second, String reason) {
        var letter =
                DeadLetter.received(NOON.plusSeconds(second), reason, HEADERS, body.getBytes(StandardCharsets.UTF_8));
        letters.keep(letter);
        return letter.summary().id();
    }
}
