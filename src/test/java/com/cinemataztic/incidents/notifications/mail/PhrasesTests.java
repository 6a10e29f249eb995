package com.cinemataztic.incidents.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesTests {

    private static final Map<String, String> ENGLISH = Phrases.read(Locale.ENGLISH);

    @Test
    void everyLanguageHasAllPhrasesAndNoOther() {
        assertThat(Phrases.all()).hasSizeGreaterThan(1).allSatisfy(language -> {
            assertThat(Phrases.read(language.locale()).keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
            assertThat(Phrases.read(language.locale()).values()).doesNotContain("");
        });
    }

    @Test
    void aPhraseHasTheSameGapsInEveryLanguage() {
        for (var language : Phrases.all()) {
            Phrases.read(language.locale())
                    .forEach((key, phrase) -> assertThat(gaps(phrase))
                            .describedAs(key + " in " + language.locale())
                            .isEqualTo(gaps(String.valueOf(ENGLISH.get(key)))));
        }
    }

    @Test
    void noPhraseHasAPlainApostropheForItWouldSwallowTheGapBehindIt() {
        for (var language : Phrases.all()) {
            assertThat(Phrases.read(language.locale()).values()).noneMatch(phrase -> phrase.contains("'"));
        }
    }

    @Test
    void aLanguageThatIsMissingIsEnglish() {
        assertThat(Phrases.in(Locale.forLanguageTag("nb")).say("button.take")).isEqualTo("Take");
        assertThat(Phrases.in(Locale.forLanguageTag("da-DK")).say("button.take"))
                .isEqualTo("Tag den");
        assertThat(Phrases.in(Locale.ROOT).say("button.take")).isEqualTo("Take");
    }

    @Test
    void countsAreWrittenAsTheLanguageDoes() {
        var english = Phrases.in(Locale.ENGLISH);
        assertThat(english.say("headline.handover", 0, "Denmark")).isEqualTo("Denmark: no open tickets");
        assertThat(english.say("headline.handover", 1, "Denmark")).isEqualTo("Denmark: 1 open ticket");
        assertThat(english.say("headline.handover", 12, "Denmark")).isEqualTo("Denmark: 12 open tickets");
    }

    private static long gaps(String phrase) {
        return new MessageFormat(phrase, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}
