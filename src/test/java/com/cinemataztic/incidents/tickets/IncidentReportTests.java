package com.cinemataztic.incidents.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Reports;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report may say, and the key of its ticket. */
class IncidentReportTests {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u202eb", "a\u0000", "half \ud800"})
    void aKeyIsUsedExactlyAsItIsOrNotAtAll(String key) {
        rejects("key", () -> report(key, "lamp", "Lamp", "c", "s", null));
        rejects("key", () -> report("x".repeat(201), "lamp", "Lamp", "c", "s", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lamp", "lamp overdue", "-lamp", "lamp--x", "lampe-ø", "<script>"})
    void anErrorIdIsInKebabCase(String errorId) {
        rejects("errorId", () -> report("k", errorId, "Lamp", "c", "s", null));
        rejects("errorId", () -> report("k", "a".repeat(65), "Lamp", "c", "s", null));
    }

    @Test
    void aDescriptionIsOneSafeLine() {
        assertThat(report("k", "lamp", "Lamp\n\u202eis dark ", "c", "s", null).errorDescription())
                .isEqualTo("Lamp is dark");
        rejects("errorDescription", () -> report("k", "lamp", "\u200b ", "c", "s", null));
        rejects("errorDescription", () -> report("k", "lamp", "x".repeat(301), "c", "s", null));
    }

    @ParameterizedTest
    @CsvSource({"screenId, , s1", "cinemaId, ' ', ", "screenId, c, ' '", "cinemaId, 'a\tb', "})
    void aPlaceIsACinemaOrAScreenOfOne(String field, @Nullable String cinema, @Nullable String screen) {
        rejects(field, () -> report("k", "lamp", "Lamp", cinema, screen, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2100-01-01T00:00:01Z"})
    void aMomentOutsideAllReasonIsRejected(Instant moment) {
        rejects("expiresAt", () -> report("k", "lamp", "Lamp", "c", "s", moment));
    }

    @Test
    void aMomentHasMillisecondsLikeTheStore() {
        var report = report("k", "lamp", "Lamp", null, null, Instant.parse("2026-11-23T12:00:00.123456789Z"));
        assertThat(report.expiresAt()).isEqualTo(Instant.parse("2026-11-23T12:00:00.123Z"));
    }

    @Test
    void namespacesNeverMeet() {
        var key = TicketKey.of(Reports.service("a|b", Role.OPERATOR), "c");
        assertThat(key).isNotEqualTo(TicketKey.of(Reports.service("a", Role.OPERATOR), "b|c"));
        assertThat(key).isEqualTo(TicketKey.ofService("a|b", "c"));
        assertThat(TicketKey.of(new Actor("a", Role.OPERATOR, Set.of()), "c"))
                .isNotEqualTo(TicketKey.of(Reports.service("a", Role.OPERATOR), "c"));
        assertThat(TicketKey.ofService("ab", "c").isOpenedByToken(Reports.service("a", Role.OPERATOR)))
                .isFalse();
        var subject = new Subject(new RegionId("denmark"), null, null, null, null, null, "4711");
        assertThat(TicketKey.of("service", subject, new Fingerprint("x")).isOpenedByService())
                .isFalse();
    }

    private static void rejects(String field, Runnable report) {
        assertThatThrownBy(report::run)
                .isInstanceOfSatisfying(
                        InvalidField.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    private static IncidentReport report(
            String key,
            String errorId,
            String description,
            @Nullable String cinemaId,
            @Nullable String screenId,
            @Nullable Instant expiresAt) {
        return new IncidentReport(
                key,
                errorId,
                description,
                "",
                Severity.INFO,
                new RegionId("denmark"),
                cinemaId,
                screenId,
                null,
                expiresAt);
    }
}
