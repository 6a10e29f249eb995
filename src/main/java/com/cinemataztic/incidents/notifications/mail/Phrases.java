package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.platform.text.IcuMessageSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The texts of mails and of the pages behind their links, in one language; English for a missing language.
 *
 * @param locale the language, with the country whose time format it uses
 */
public record Phrases(Locale locale) {

    /** The languages that have texts, each with the country whose time format it uses. */
    private static final Map<String, Locale> LANGUAGES = Map.of("en", Locale.UK, "da", Locale.of("da", "DK"));

    private static final IcuMessageSource SOURCE = new IcuMessageSource(LANGUAGES.entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getValue, language -> "mail/messages_" + language.getKey() + ".properties")));

    /** @return the texts in that language, else in English */
    public static Phrases in(Locale wanted) {
        return new Phrases(Objects.requireNonNull(LANGUAGES.getOrDefault(wanted.getLanguage(), Locale.UK)));
    }

    /** @return the languages that have texts */
    static Set<Locale> languages() {
        return Set.copyOf(LANGUAGES.values());
    }

    /** @return the keys of that language */
    static Set<String> keys(Locale locale) {
        return SOURCE.keys(locale);
    }

    /**
     * @return the text with its placeholders filled
     * @throws org.springframework.context.NoSuchMessageException when there is no such key
     */
    public String say(String key, Object... with) {
        return SOURCE.getMessage(key, with, locale);
    }
}
