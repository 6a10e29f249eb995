package com.cinemataztic.incidents.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTests {

    @Test
    void aLineIsOneLine() {
        assertThat(SafeText.line(" a\r\nb\tc\u0085d\u2028e\u2029f\u0000\u007f\u009b ", 100))
                .isEqualTo("a b c d e f");
        assertThat(SafeText.line(null, 100)).isEmpty();
    }

    @Test
    void aBlockKeepsItsLineBreaksAndTabsAndNoOtherControl() {
        assertThat(SafeText.block("\n a\r\nb\tc\u0000\u001b\u0007\u0090d\u2028e\n", 100))
                .isEqualTo("a\nb\tcd\ne");
        assertThat(SafeText.block(null, 100)).isEmpty();
    }

    @Test
    void whatIsTooLongIsCutWithAnEllipsis() {
        assertThat(SafeText.line("12345", 5)).isEqualTo("12345");
        assertThat(SafeText.line("123456", 5)).isEqualTo("1234…");
        assertThat(SafeText.line("\n".repeat(8_000_000) + "x", 5)).isEmpty();
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertThat(SafeText.line("123🎬56", 5)).isEqualTo("123…");
        assertThat(SafeText.line("12🎬567", 5)).isEqualTo("12🎬…");
        assertThat(SafeText.line("\u0000" + "🎬".repeat(100), 5)).isEqualTo("🎬🎬…");
    }

    @Test
    void halfACharacterIsNotKept() {
        assertThat(SafeText.line("a\ud83cb\udf7f", 100)).isEqualTo("a\ufffdb\ufffd");
        assertThat(SafeText.block("\udf7f\ud83c🎬", 100)).isEqualTo("\ufffd\ufffd🎬");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u200E",
                "\u200F", "\u061C", "\u200B", "\u2060", "\u2063", "\uFEFF", "\u00AD", "\u180E", "\uFFF9", "\u206A",
                "\u200C", "\u200D", "\u3164", "\uFFA0", "\u115F", "\u1160", "\uDB40\uDC41", "\uDB40\uDC7F", "\u001b"
            })
    void whatNobodySeesOrTurnsTheDirectionIsRemoved(String hidden) {
        assertThat(SafeText.block("adm" + hidden + "in", 100)).isEqualTo("admin");
        assertThat(SafeText.block(hidden + "admin" + hidden, 100)).isEqualTo("admin");
        assertThat(SafeText.hasHidden("adm" + hidden + "in")).isTrue();
        assertThat(SafeText.line("مرحبا" + hidden + " a", 100)).doesNotContain(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "می\u200Cخواهم",
                "क्\u200Dष",
                "👩\u200D💻",
                "🏳️\u200D🌈",
                "٣\u0600٤",
                "Sal 3 på Ærø",
                "Côte d’Ivoire",
                "日本語 テキスト",
                "مرحبا",
                "~ !#\""
            })
    void whatLanguagesAndEmojiAreSpelledWithStaysAndIsNotCopied(String text) {
        assertThat(SafeText.line(text, 100)).isSameAs(text);
        assertThat(SafeText.block(text, 100)).isSameAs(text);
        assertThat(SafeText.hasHidden(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"م\u200D", "\u200Dم", "م\u200D\u200Dم", "م\u200C م", "م\u200C\u202Eم"})
    void aJoinerThatJoinsNothingIsRemoved(String text) {
        assertThat(SafeText.line(text, 100)).doesNotContain("\u200C", "\u200D", "\u202E");
    }
}
