package com.cinemataztic.incidents.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.ClassPathResource;

class PhrasesTests {

    private static final Map<String, String> ENGLISH = patterns(Locale.ENGLISH);

    @Test
    void everyLanguageHasAllPhrasesAndNoOther() {
        assertThat(Phrases.languages()).hasSizeGreaterThan(1).allSatisfy(language -> {
            assertThat(Phrases.keys(language)).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
            assertThat(patterns(language).values()).doesNotContain("");
        });
    }

    @Test
    void aPhraseHasTheSamePlaceholdersInEveryLanguage() {
        for (var language : Phrases.languages()) {
            patterns(language)
                    .forEach((key, phrase) -> assertThat(placeholders(phrase))
                            .describedAs(key + " in " + language)
                            .isEqualTo(placeholders(String.valueOf(ENGLISH.get(key)))));
        }
    }

    @Test
    void noPhraseHasAPlainApostropheForItWouldQuoteTheBraceBehindIt() {
        for (var language : Phrases.languages()) {
            assertThat(patterns(language).values()).noneMatch(phrase -> phrase.contains("'"));
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
    void aMissingPhraseIsAFault() {
        assertThatThrownBy(() -> Phrases.in(Locale.ENGLISH).say("no.such.phrase"))
                .isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void countsAreWrittenAsTheLanguageDoes() {
        var english = Phrases.in(Locale.ENGLISH);
        assertThat(english.say("headline.handover", 0, "Denmark")).isEqualTo("Denmark: no open tickets");
        assertThat(english.say("headline.handover", 1, "Denmark")).isEqualTo("Denmark: 1 open ticket");
        assertThat(english.say("headline.handover", 12, "Denmark")).isEqualTo("Denmark: 12 open tickets");
        var danish = Phrases.in(Locale.of("da"));
        assertThat(danish.say("headline.site", 0, "Palads", "nu")).isEqualTo("Palads er offline · nu");
        assertThat(danish.say("headline.site", 1, "Palads", "nu")).isEqualTo("1 sal offline i Palads · nu");
        assertThat(danish.say("headline.site", 3, "Palads", "nu")).isEqualTo("3 sale offline i Palads · nu");
    }

    private static Map<String, String> patterns(Locale language) {
        var file = new ClassPathResource("mail/messages_" + language.getLanguage() + ".properties");
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    private static Set<String> placeholders(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getArgumentNames();
    }
}
