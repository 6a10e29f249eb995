package com.cinemataztic.incidents.alerts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile text, made safe to show. */
class ShownTextTests {

    @Test
    void textIsShownAsItIs() {
        var text = "{\"a\":\n\t\"<script> æøå 🎬 مرحبا\"}";
        assertThat(ShownText.of(bytes(text))).isEqualTo(new ShownText(text, 0));
    }

    @Test
    void whatCantBeSeenOrTurnsTheRestAroundIsWrittenOut() {
        assertThat(ShownText.visible("a\u202Eb\u0000c\u200Bd\r\u2028e\uD800f\u001B[31m"))
                .isEqualTo("a\\u{202E}b\\u{0000}c\\u{200B}d\\u{000D}\\u{2028}e\\u{D800}f\\u{001B}[31m");
    }

    @Test
    void bytesThatAreNoTextAreShownAsSuch() {
        assertThat(ShownText.of(new byte[] {'a', (byte) 0xFF, 'b'}).text()).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void itIsBoundedAndNeverCutWithinACharacter(int offset) {
        var text = "x".repeat(ShownText.MOST_BYTES - offset) + "🎬 and more";
        var shown = ShownText.of(bytes(text));
        assertThat(bytes(shown.text()).length).isBetween(ShownText.MOST_BYTES - 3, ShownText.MOST_BYTES);
        assertThat(shown.hidden()).isEqualTo(bytes(text).length - bytes(shown.text()).length);
        assertThat(shown.text()).doesNotContain("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"0, no body", "1, 1 B", "1023, 1023 B", "1024, 1.0 KiB", "1048575, 1024.0 KiB", "8388608, 8.0 MiB"})
    void aSizeIsShownInWords(long size, String words) {
        assertThat(DeadLetterTexts.size(size)).isEqualTo(words);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
