package com.cinemataztic.incidents.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.audit.AuditEntries;
import com.cinemataztic.incidents.identity.audit.AuditEntries.Position;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.identity.audit.AuditEntry.By;
import com.cinemataztic.incidents.identity.audit.AuditEntry.Result;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.documents.Quarantine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoAuditEntriesMongoTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");
    private static final Position NEWEST = new Position(NOON.plusSeconds(3600), "");

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void anEntryComesBackAsItWasAfterARestart() {
        var entry = new AuditEntry(
                "a1",
                NOON,
                "Åse",
                By.TOKEN,
                "contact-changed",
                "bo",
                new TreeMap<>(Map.of("a.b", "$x", "role", "=1+1")),
                new TreeMap<>(),
                Result.UNCONFIRMED);
        entries().add(entry);
        store.restart();
        assertThat(entries().read(Instant.EPOCH, NEWEST, 10).entries()).containsExactly(entry);
    }

    @Test
    void aMarkChangesOnlyItsEntry() {
        var entries = entries();
        entries.add(entry("a1", NOON));
        entries.add(entry("a2", NOON.plusMillis(1)));
        entries.mark("a1", Result.DONE);
        assertThat(entries.read(Instant.EPOCH, NEWEST, 10).entries())
                .extracting(AuditEntry::result)
                .containsExactly(Result.UNCONFIRMED, Result.DONE);
    }

    @Test
    void pagesNameEveryEntryOnceTheNewestFirstThoughManyHaveTheSameMoment() {
        var entries = entries();
        IntStream.range(0, 25).forEach(i -> entries.add(entry("a" + (10 + i), NOON.plusSeconds(i / 10))));
        var seen = new ArrayList<String>();
        var after = NEWEST;
        AuditEntries.Part page;
        do {
            page = entries.read(NOON, after, 4);
            page.entries().forEach(entry -> seen.add(entry.id()));
            after = new Position(
                    page.entries().getLast().at(), page.entries().getLast().id());
        } while (page.more());
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(i -> "a" + (34 - i)).toList());
    }

    @Test
    void anEntryThatCannotBeReadIsReportedAndCostsNoOther() {
        var entries = entries();
        entries.add(entry("a1", NOON));
        var incomplete = new TreeMap<String, String>();
        incomplete.put("role", null);
        IntStream.range(2, 8)
                .forEach(i -> entries.add(new AuditEntry(
                        "a" + i,
                        NOON.plusMillis(i),
                        "admin",
                        By.PERSON,
                        "account-added",
                        "bo",
                        incomplete,
                        new TreeMap<>(),
                        Result.DONE)));
        assertThat(entries.read(Instant.EPOCH, NEWEST, 2).entries())
                .extracting(AuditEntry::id)
                .containsExactly("a1");
        assertThat(store.quarantine().entries())
                .extracting(Quarantine.Entry::id)
                .containsExactly("a2", "a3", "a4", "a5", "a6", "a7");
    }

    @Test
    void readsNothingEarlierThanAskedForAndForgetsWhatIsEarlier() {
        var entries = entries();
        entries.add(entry("old", NOON.minusMillis(1)));
        entries.add(entry("new", NOON));
        assertThat(entries.read(NOON, NEWEST, 10).entries())
                .extracting(AuditEntry::id)
                .containsExactly("new");
        assertThat(entries.forget(NOON)).isEqualTo(1);
        assertThat(entries.read(Instant.EPOCH, NEWEST, 10).entries())
                .extracting(AuditEntry::id)
                .containsExactly("new");
    }

    private MongoAuditEntries entries() {
        return new MongoAuditEntries(store.documents());
    }

    private static AuditEntry entry(String id, Instant at) {
        return new AuditEntry(
                id,
                at,
                "admin",
                By.PERSON,
                "account-added",
                "bo",
                new TreeMap<>(),
                new TreeMap<>(),
                Result.UNCONFIRMED);
    }
}
