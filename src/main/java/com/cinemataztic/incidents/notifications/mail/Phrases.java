package com.cinemataztic.incidents.notifications.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The words of mails and of the pages behind their links, in one language; English where a language is missing. */
public final class Phrases {

    /** The languages there are words in, each with the country whose way to write times it takes. */
    private static final Map<String, Locale> LANGUAGES = Map.of("en", Locale.UK, "da", Locale.of("da", "DK"));

    private static final Map<Locale, Phrases> KNOWN =
            LANGUAGES.values().stream().collect(Collectors.toMap(locale -> locale, Phrases::new));

    private final Locale locale;
    private final Map<String, MessageFormat> formats;

    private Phrases(Locale locale) {
        this.locale = locale;
        this.formats = read(locale).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, phrase -> new MessageFormat(phrase.getValue(), locale)));
    }

    /** @return the words in that language, else in English */
    public static Phrases in(Locale wanted) {
        return Objects.requireNonNull(KNOWN.get(LANGUAGES.getOrDefault(wanted.getLanguage(), Locale.UK)));
    }

    /** @return every language there are words in */
    static List<Phrases> all() {
        return List.copyOf(KNOWN.values());
    }

    /** @return the phrases of one language as they are written, by key */
    static Map<String, String> read(Locale locale) {
        var file = "/mail/messages_" + locale.getLanguage() + ".properties";
        var properties = new Properties();
        try (var stream = Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    /** @return the language, with the country whose way to write times it takes */
    public Locale locale() {
        return locale;
    }

    /** @return the phrase with its gaps filled */
    public String say(String key, Object... with) {
        var format = formats.get(key);
        if (format == null) {
            throw new IllegalArgumentException("There is no phrase " + key + " in " + locale);
        }
        // A format keeps state while it works: each call has its own.
        return ((MessageFormat) format.clone()).format(with);
    }
}
