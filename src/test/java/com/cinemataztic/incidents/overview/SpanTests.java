package com.cinemataztic.incidents.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTests {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    @ParameterizedTest
    @CsvSource({
        // An ordinary day: today, and yesterday when it is not that late yet or just that late.
        "22:00, 2026-11-23T23:00:00Z, 2026-11-23T21:00:00Z",
        "22:00, 2026-11-23T20:59:59Z, 2026-11-22T21:00:00Z",
        "22:00, 2026-11-23T21:00:00Z, 2026-11-22T21:00:00Z",
        // Clocks go back at 03:00 on 25 October: 02:30 comes twice, and the first counts.
        "02:30, 2026-10-25T00:40:00Z, 2026-10-25T00:30:00Z",
        "02:30, 2026-10-25T01:40:00Z, 2026-10-25T00:30:00Z",
        // The whole day has 25 hours.
        "06:00, 2026-10-25T04:59:00Z, 2026-10-24T04:00:00Z",
        // Clocks go forward at 02:00 on 29 March: 02:30 is never, and 03:30 in its place.
        "02:30, 2026-03-29T02:00:00Z, 2026-03-29T01:30:00Z",
        "02:30, 2026-03-29T01:20:00Z, 2026-03-28T01:30:00Z",
        "22:00, 2026-03-29T06:00:00Z, 2026-03-28T21:00:00Z"
    })
    void sinceATimeOfTheDayIsWhenTheClockLastShowedIt(String time, Instant now, Instant since) {
        assertThat(Span.Since.parse(time).orElseThrow().before(now, COPENHAGEN)).isEqualTo(since);
    }

    @Test
    void hoursAreAsLongAsTheyAreWhateverClocksDo() {
        assertThat(new Span.Hours(8).before(Instant.parse("2026-10-25T04:00:00Z"), COPENHAGEN))
                .isEqualTo("2026-10-24T20:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "25", "-1", "8.5", "eight", "999999999999", "٨"})
    void otherHoursAreNone(String text) {
        assertThat(Span.Hours.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24:00", "7:00", "07:60", "07:00:00", "ab:cd", "٠٧:٠٠"})
    void otherTimesAreNone(String text) {
        assertThat(Span.Since.parse(text)).isEmpty();
    }

    @Test
    void whatIsWrittenInAnAddressIsReadAgain() {
        assertThat(Span.Hours.parse(Span.USUAL.word()).map(Span.class::cast)).contains(Span.USUAL);
        var since = Span.Since.parse("06:30").orElseThrow();
        assertThat(Span.Since.parse(since.word())).contains(since);
    }

    @Test
    void thereIsNoSpanLongerThanADay() {
        assertThatThrownBy(() -> new Span.Hours(25)).isInstanceOf(IllegalArgumentException.class);
    }
}
