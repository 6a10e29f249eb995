package com.cinemataztic.incidents.overview.tonight;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.tonight.DailyMailTimes.Due;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyMailTimesTests {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    /** Columns: time of day; zone; now; the date of the last mail that is due; when it was due. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            16:00, Europe/Copenhagen, 2026-11-23T14:59:59Z, 2026-11-22, 2026-11-22T15:00:00Z
            16:00, Europe/Copenhagen, 2026-11-23T15:00:00Z, 2026-11-23, 2026-11-23T15:00:00Z
            16:00, Europe/Copenhagen, 2026-11-23T22:59:59Z, 2026-11-23, 2026-11-23T15:00:00Z
            # After midnight there, yesterday's is still the last.
            23:30, Europe/Copenhagen, 2026-11-23T23:10:00Z, 2026-11-23, 2026-11-23T22:30:00Z
            # Another day there than in UTC.
            16:00, Pacific/Auckland,  2026-11-23T03:00:00Z, 2026-11-23, 2026-11-23T03:00:00Z
            09:00, Pacific/Auckland,  2026-11-22T20:00:00Z, 2026-11-23, 2026-11-22T20:00:00Z
            # Clocks go forward at 02:00: 02:30 does not occur and is sent when 03:30 is shown.
            02:30, Europe/Copenhagen, 2026-03-29T01:29:59Z, 2026-03-28, 2026-03-28T01:30:00Z
            02:30, Europe/Copenhagen, 2026-03-29T01:30:00Z, 2026-03-29, 2026-03-29T01:30:00Z
            # Clocks go back at 03:00: 02:30 occurs twice, and the first one counts.
            02:30, Europe/Copenhagen, 2026-10-25T00:30:00Z, 2026-10-25, 2026-10-25T00:30:00Z
            02:30, Europe/Copenhagen, 2026-10-25T01:30:00Z, 2026-10-25, 2026-10-25T00:30:00Z
            # Midnight itself may be skipped: it is sent at 01:00.
            00:00, America/Santiago,  2026-09-06T04:00:00Z, 2026-09-06, 2026-09-06T04:00:00Z
            """)
    void aMailIsDue(LocalTime at, ZoneId zone, Instant now, LocalDate date, Instant due) {
        assertThat(DailyMailTimes.due(mail(true, at, Instant.EPOCH), zone, now))
                .last()
                .isEqualTo(new Due(date, due));
    }

    @Test
    void yesterdaysMailIsNamedTooForAnOutageMayHaveLastedPastMidnight() {
        var due = DailyMailTimes.due(
                mail(true, LocalTime.of(16, 0), Instant.EPOCH), COPENHAGEN, Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(due).extracting(Due::date).containsExactly(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23));
    }

    @Test
    void whatIsOffIsNeverDue() {
        assertThat(DailyMailTimes.due(
                        mail(false, LocalTime.of(16, 0), Instant.EPOCH),
                        COPENHAGEN,
                        Instant.parse("2026-11-23T16:00:00Z")))
                .isEmpty();
    }

    /** Who turns it on at 18:00 does not get the mail of 16:00. */
    @Test
    void whatWasDueBeforeTheSettingChangedIsNotSent() {
        var changed = Instant.parse("2026-11-23T17:00:00Z");
        var mail = mail(true, LocalTime.of(16, 0), changed);
        assertThat(DailyMailTimes.due(mail, COPENHAGEN, changed.plusSeconds(60)))
                .isEmpty();
        assertThat(DailyMailTimes.due(mail, COPENHAGEN, Instant.parse("2026-11-24T15:00:00Z")))
                .extracting(Due::date)
                .containsExactly(LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T17:00:00Z, false", "2026-11-23T17:00:01Z, true", "2026-11-23T15:00:00Z, false"})
    void aMailIsTooLateAfterTwoHours(Instant now, boolean tooLate) {
        var due = new Due(LocalDate.of(2026, 11, 23), Instant.parse("2026-11-23T15:00:00Z"));
        assertThat(due.isTooLate(now)).isEqualTo(tooLate);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            true,  16:00,    true,  en, -
            true,  16:00,    false, en, Choose the region’s contacts or give an address.
            false, 16:00,    false, en, -
            true,  16:00:30, true,  en, Give the time as hours and minutes.
            true,  16:00,    true,  '', Choose a language.
            """)
    void aSettingIsCheckedBeforeItIsStored(
            boolean on, LocalTime at, boolean toContacts, String language, @Nullable String fault) {
        var mail = new DailyMail(new RegionId("denmark"), on, at, toContacts, List.of(), language, Instant.EPOCH, 0);
        assertThat(mail.fault().map(Explanation::english).orElse(null)).isEqualTo(fault);
    }

    private static DailyMail mail(boolean on, LocalTime at, Instant changedAt) {
        return new DailyMail(new RegionId("denmark"), on, at, true, List.of(), "en", changedAt, 1);
    }
}
