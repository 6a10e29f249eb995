package com.cinemataztic.incidents.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntry.By;
import com.cinemataztic.incidents.identity.audit.AuditEntry.Result;
import com.cinemataztic.incidents.store.CostlyReadSettings;
import com.cinemataztic.incidents.store.CostlyReads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuditReaderTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    private final AuditEntriesInMemory entries = new AuditEntriesInMemory();
    private final AuditReader reader = new AuditReader(
            entries,
            new CostlyReads(
                    new CostlyReadSettings(2, 8, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(5)),
                    Clock.systemUTC()));

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "OPERATOR"})
    void onlyAdminsReadIt(Role role) {
        add(0, "ada", "account-added", "bo");
        assertThat(reader.page(new Actor("olga", role, Set.of()), AuditFilter.ALL, 10, null))
                .isEqualTo(new AuditReader.Page(List.of(), null));
        assertThat(reader.page(ADMIN, AuditFilter.ALL, 10, null).entries()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', 3",
        "ADA, '', '', 2",
        "ad, '', '', 2",
        "dam, '', '', 0",
        "'', rota-changed, '', 1",
        "'', '', DENM, 1",
        "'', '', was-bo, 3",
        "ada, account-added, cleo, 1",
        "bo, account-added, '', 0"
    })
    void filtersByNameKindAndText(String who, String what, String text, int found) {
        add(0, "ada", "account-added", "bo");
        add(1, "ada", "account-added", "cleo");
        add(2, "bo", "rota-changed", "denmark");
        assertThat(page(new AuditFilter(who, what, text, AuditFilter.EARLIEST, AuditFilter.LATEST), 10, null)
                        .entries())
                .hasSize(found);
    }

    @Test
    void filtersByTimeFromTheFirstMomentToBeforeTheLast() {
        IntStream.range(0, 5).forEach(i -> add(i, "ada", "account-added", "s" + i));
        assertThat(page(new AuditFilter("", "", "", NOON.plusSeconds(1), NOON.plusSeconds(3)), 10, null)
                        .entries())
                .extracting(AuditEntry::subject)
                .containsExactly("s2", "s1");
    }

    @Test
    void pagesNameEachMatchOnceAndTheLastSaysSo() {
        IntStream.range(0, 1_200).forEach(i -> add(i, i % 100 == 0 ? "ada" : "bo", "account-added", "s" + i));
        var filter = new AuditFilter("ada", "", "", AuditFilter.EARLIEST, AuditFilter.LATEST);
        var seen = new ArrayList<String>();
        AuditEntries.@Nullable Position after = null;
        do {
            var page = page(filter, 4, after);
            page.entries().forEach(entry -> seen.add(entry.subject()));
            after = page.next();
        } while (after != null);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(i -> "s" + (1_100 - 100 * i))
                        .toList());
    }

    @Test
    void aFilterThatMatchesNothingEndsWithAPlaceToGoOnFrom() {
        IntStream.range(0, 20_600).forEach(i -> add(i, "bo", "account-added", "s"));
        add(-1, "ada", "account-added", "first");
        var filter = new AuditFilter("ada", "", "", AuditFilter.EARLIEST, AuditFilter.LATEST);
        var page = page(filter, 10, null);
        assertThat(page.entries()).isEmpty();
        assertThat(page(filter, 10, page.next()).entries()).hasSize(1);
    }

    private AuditReader.Page page(AuditFilter filter, int limit, AuditEntries.@Nullable Position after) {
        return reader.page(ADMIN, filter, limit, after);
    }

    private void add(int second, String who, String what, String subject) {
        entries.add(new AuditEntry(
                "id-" + second,
                NOON.plusSeconds(second),
                who,
                By.PERSON,
                what,
                subject,
                new TreeMap<>(Map.of("name", "was-Bo")),
                new TreeMap<>(),
                Result.DONE));
    }
}
