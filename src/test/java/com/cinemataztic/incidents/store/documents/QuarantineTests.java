package com.cinemataztic.incidents.store.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.Level;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuarantineTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Quarantine quarantine = new Quarantine(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void whatCanBeReadIsNotInIt() {
        assertThat(read("a", "Anna")).contains("Anna");
        assertThat(quarantine.entries()).isEmpty();
        assertThat(quarantine.evidence().findings()).extracting(Finding::level).containsExactly(Level.OK);
    }

    @Test
    void whatCannotBeReadIsListedWithWhereItIsAndWhy() {
        assertThat(read("a", null)).isEmpty();
        assertThat(quarantine.entries())
                .containsExactly(new Quarantine.Entry("contacts", "a", "NullPointerException: no name", NOON));
        assertThat(quarantine.evidence().findings())
                .extracting(Finding::level)
                .containsExactly(Level.WRONG, Level.WRONG);
    }

    @Test
    void itIsCountedOnceHoweverOftenItIsRead() {
        var meters = new SimpleMeterRegistry();
        quarantine.bindTo(meters);
        read("a", null);
        read("a", null);
        assertThat(meters.get("portal.store.quarantine").gauge().value()).isOne();
    }

    @Test
    void itLeavesTheListWhenItCanBeReadAgain() {
        read("a", null);
        read("a", "Anna");
        assertThat(quarantine.entries()).isEmpty();
    }

    @Test
    void someReadableFieldsDoNotProveThatTheRestCanBeRead() {
        read("a", null);
        var part = quarantine.readPart("contacts", 1, new Document("_id", "a"), document -> "some fields");
        assertThat(part).contains("some fields");
        assertThat(quarantine.entries()).hasSize(1);
    }

    @Test
    void anUnreadablePartIsListedToo() {
        assertThat(quarantine.readPart("contacts", 1, new Document("_id", "a"), document -> document.getInteger("_id")))
                .isEmpty();
        assertThat(quarantine.entries()).hasSize(1);
    }

    @Test
    void aTextFromTheStoreStaysOnOneLine() {
        read("evil\n\u202Eline", null);
        assertThat(quarantine.entries())
                .first()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo("evil line"));
    }

    @Test
    void aCollectionThatCannotBeReadAtAllDoesNotFillTheMemory() {
        IntStream.range(0, 5_000).forEach(i -> read("id-" + i, null));
        assertThat(quarantine.entries()).hasSize(1_000);
    }

    @Test
    void theGaugeCountsWhatIsNoLongerListed() {
        var meters = new SimpleMeterRegistry();
        quarantine.bindTo(meters);
        var gauge = meters.get("portal.store.quarantine").gauge();
        for (int round = 0; round < 2; round++) {
            IntStream.range(0, 5_000).forEach(i -> read("id-" + i, null));
        }
        assertThat(gauge.value()).isEqualTo(5_000);
        assertThat(quarantine.evidence().findings()).extracting(Finding::value).contains("5000");
        IntStream.range(0, 5_000).forEach(i -> read("id-" + i, "Anna"));
        assertThat(gauge.value()).isZero();
    }

    @Test
    void aDocumentOfALaterVersionIsReadAndNoticed() {
        var later = new Document("_id", "a").append("name", "Anna").append("schemaVersion", 9);
        assertThat(quarantine.read("contacts", 2, later, it -> it.getString("name")))
                .contains("Anna");
        assertThat(quarantine.evidence().findings())
                .anySatisfy(finding -> assertThat(finding.value()).isEqualTo("schema version 9"));
    }

    private Optional<String> read(String id, @Nullable String name) {
        return quarantine.read(
                "contacts",
                2,
                new Document("_id", id).append("name", name),
                it -> Objects.requireNonNull(it.getString("name"), "no name"));
    }
}
