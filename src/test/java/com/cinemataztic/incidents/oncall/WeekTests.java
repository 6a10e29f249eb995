package com.cinemataztic.incidents.oncall;

import static com.cinemataztic.incidents.oncall.OnCallTests.override;
import static com.cinemataztic.incidents.oncall.OnCallTests.shifts;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rota's plan laid out: what is nobody's, and what can't be two people's. */
class WeekTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MONDAY 08:00 16:00 a|MONDAY 16:00 08:00 b;",
                "MONDAY 08:00 16:00 a|MONDAY 15:59 20:00 b; Mon 08:00–16:00 and Mon 15:59–20:00 overlap.",
                "MONDAY 22:00 06:00 a|TUESDAY 05:00 09:00 b; Mon 22:00–06:00 and Tue 05:00–09:00 overlap.",
                "SUNDAY 22:00 06:00 a|MONDAY 05:00 09:00 b; Mon 05:00–09:00 and Sun 22:00–06:00 overlap.",
                "MONDAY 00:00 00:00 a|TUESDAY 00:00 00:00 b;",
                "MONDAY 00:00 00:00 a|MONDAY 23:59 00:00 b; Mon 00:00–00:00 and Mon 23:59–00:00 overlap."
            })
    void shiftsThatOverlapAreNamed(String shifts, @Nullable String fault) {
        assertThat(rota(shifts).fault().map(Explanation::english).orElse(null)).isEqualTo(fault);
    }

    @Test
    void aDanishReaderGetsTheDaysInDanish() {
        assertThat(rota("MONDAY 08:00 16:00 a|MONDAY 15:59 20:00 b")
                        .fault()
                        .orElseThrow()
                        .in(Locale.of("da")))
                .isEqualTo("man. 08:00–16:00 og man. 15:59–20:00 overlapper.");
    }

    @Test
    void everyDayIsThereInItsPartsWithItsGaps() {
        var days =
                rota("SUNDAY 22:00 06:00 night|MONDAY 08:00 16:00 day").week().days();
        assertThat(days).containsOnlyKeys(DayOfWeek.values());
        assertThat(days.get(DayOfWeek.MONDAY))
                .extracting(part -> part.words() + who(part))
                .containsExactly("00:00–06:00 night", "06:00–08:00", "08:00–16:00 day", "16:00–24:00");
        assertThat(days.get(DayOfWeek.TUESDAY))
                .extracting(part -> part.words() + who(part))
                .containsExactly("00:00–24:00");
        assertThat(days.get(DayOfWeek.SUNDAY))
                .extracting(part -> part.words() + who(part))
                .containsExactly("00:00–22:00", "22:00–24:00 night");
    }

    @Test
    void overridesThatOverlapAreRefusedAndThoseThatMeetAreNot() {
        var rota = rota("MONDAY 08:00 16:00 a").plus(override("2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z", "b"));
        assertThat(rota.plus(override("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z", "c"))
                        .fault())
                .isEmpty();
        assertThat(rota.plus(override("2026-11-23T11:59:00Z", "2026-11-23T13:00:00Z", "c"))
                        .fault())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z, An override must end after it begins.",
        "2026-11-23T10:00:00Z, 2026-11-22T10:00:00Z, An override must end after it begins.",
        "2026-11-23T10:00:00Z, 2027-11-22T10:00:00Z, An override can last at most 62 days."
    })
    void anOverrideHasAnEndAndIsNoRota(String from, String to, String fault) {
        assertThat(rota("MONDAY 08:00 16:00 a")
                        .plus(override(from, to, "b"))
                        .fault()
                        .map(Explanation::english))
                .contains(fault);
    }

    private static String who(Week.Part part) {
        return part.shift() == null ? "" : " " + part.shift().contact();
    }

    private static Rota rota(String shifts) {
        return new Rota(new RegionId("denmark"), ZoneOffset.UTC, shifts(shifts.split("\\|")), List.of(), 1);
    }
}
