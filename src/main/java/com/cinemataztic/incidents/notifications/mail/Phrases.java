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

/** The phrases of mails and of the pages behind their links, in one language; English for a missing language. */
public final class Phrases {

    /** The languages that have phrases, each with the country whose time format it uses. */
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

    /** @return the phrases in that language, else in English */
    public static Phrases in(Locale wanted) {
        return Objects.requireNonNull(KNOWN.get(LANGUAGES.getOrDefault(wanted.getLanguage(), Locale.UK)));
    }

    /** @return the phrases of every language */
    static List<Phrases> all() {
        return List.copyOf(KNOWN.values());
    }

    /** @return the raw phrases of one language, by key */
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

    /** @return the language, with the country whose time format it uses */
    public Locale locale() {
        return locale;
    }

    /** @return the phrase with its placeholders filled */
    public String say(String key, Object... with) {
        var format = formats.get(key);
        if (format == null) {
            throw new IllegalArgumentException("There is no phrase " + key + " in " + locale);
        }
        // A format is stateful while in use: each call clones it.
        return ((MessageFormat) format.clone()).format(with);
    }
}
