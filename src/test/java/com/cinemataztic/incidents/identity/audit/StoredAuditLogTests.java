package com.cinemataztic.incidents.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog.Change;
import com.cinemataztic.incidents.identity.AuditLog.Kind;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntry.Result;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No change is made without an entry, whatever fails. */
class StoredAuditLogTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");
    private static final Change CHANGE = new Change(
            new Actor("ada", Role.ADMIN, Set.of()),
            Kind.ACCOUNT_CHANGED,
            "bo",
            Map.of("role", "viewer", "regions", "all"),
            Map.of("role", "admin", "regions", "all", "password", "changed"));

    private final AuditEntriesInMemory entries = new AuditEntriesInMemory();
    private final StoredAuditLog log = new StoredAuditLog(entries, Clock.fixed(NOON, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"true, DONE", "false, REJECTED"})
    void theEntryIsStoredBeforeTheChangeAndMarkedAfterIt(boolean made, Result result) {
        assertThat(log.record(CHANGE, () -> {
                    assertThat(only().result()).isEqualTo(Result.UNCONFIRMED);
                    return made;
                }))
                .isEqualTo(made);
        assertThat(only().result()).isEqualTo(result);
    }

    @Test
    void anEntryHasOnlyTheValuesThatDiffer() {
        log.record(CHANGE, () -> true);
        assertThat(only().before()).isEqualTo(Map.of("role", "viewer"));
        assertThat(only().after()).isEqualTo(Map.of("role", "admin", "password", "changed"));
        assertThat(only().at()).isEqualTo("2026-11-23T12:00:00.123Z");
    }

    @Test
    void nothingIsChangedWhenTheEntryCannotBeStored() {
        entries.down = true;
        var changed = new AtomicBoolean();
        assertThatThrownBy(() -> log.record(CHANGE, () -> {
                    changed.set(true);
                    return true;
                }))
                .isInstanceOfSatisfying(
                        StoreUnavailable.class,
                        failure -> assertThat(failure.outcomeUnknown()).isFalse());
        assertThat(changed).isFalse();
    }

    @Test
    void aChangeThatFailsStaysUnconfirmed() {
        assertThatThrownBy(() -> log.record(CHANGE, () -> {
                    throw new IllegalStateException("broken");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(only().result()).isEqualTo(Result.UNCONFIRMED);
    }

    @Test
    void aChangeThatWasMadeIsNoFailureWhenItCannotBeConfirmed() {
        assertThat(log.record(CHANGE, () -> {
                    entries.down = true;
                    return true;
                }))
                .isTrue();
        assertThat(only().result()).isEqualTo(Result.UNCONFIRMED);
    }

    @Test
    void hostileTextsAreOneBoundedLine() {
        var hostile = "x\r\nERROR forged\u202E" + "y".repeat(70_000);
        log.record(
                new Change(Actor.SYSTEM, Kind.CONTACT_ADDED, hostile, Map.of(), Map.of("name", hostile)), () -> true);
        assertThat(only().subject())
                .startsWith("x ERROR forgedy")
                .hasSizeLessThanOrEqualTo(500)
                .isEqualTo(only().after().get("name"));
    }

    @Test
    void entriesArePastTheirRetentionAfterIt() {
        log.record(CHANGE, () -> true);
        retentionAt(NOON.plus(Duration.ofDays(400))).deleteOld();
        assertThat(entries.kept).isEmpty();
    }

    @Test
    void entriesStayUntilThen() {
        log.record(CHANGE, () -> true);
        retentionAt(NOON).deleteOld();
        assertThat(entries.kept).hasSize(1);
    }

    private AuditRetention retentionAt(Instant now) {
        return new AuditRetention(entries, new AuditSettings(Duration.ofDays(400)), Clock.fixed(now, ZoneOffset.UTC));
    }

    private AuditEntry only() {
        return entries.kept.values().iterator().next();
    }
}
