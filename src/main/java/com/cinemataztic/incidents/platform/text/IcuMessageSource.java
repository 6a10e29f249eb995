package com.cinemataztic.incidents.platform.text;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.ClassPathResource;

/**
 * The texts of UTF-8 property files on the class path, one file a language. Patterns are ICU's, because {@link
 * java.text.MessageFormat} cannot name the plurals of a language: {@code {0, plural, one {# ticket} other {#
 * tickets}}}. A text without a placeholder is taken as it is written.
 *
 * <p>An unknown key or language is a fault of the program and throws; no text falls back to its key.
 */
public final class IcuMessageSource extends AbstractMessageSource {

    private final Map<Locale, Texts> languages;

    /**
     * @param files the file of each language, e.g. {@code mail/messages_en.properties}
     * @throws UncheckedIOException when a file cannot be read
     */
    public IcuMessageSource(Map<Locale, String> files) {
        languages = files.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, file -> new Texts(file.getKey(), read(file.getValue()))));
    }

    /** @return the keys of that language; empty for an unknown language */
    public Set<String> keys(Locale locale) {
        var texts = languages.get(locale);
        return texts == null ? Set.of() : texts.patterns.keySet();
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] args, @Nullable Locale locale) {
        var texts = locale == null ? null : languages.get(locale);
        return texts == null || code == null ? null : texts.text(code, args == null ? new Object[0] : args);
    }

    /** Not used: the formats are ICU's. */
    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null;
    }

    private static Map<String, String> read(String file) {
        var properties = new Properties();
        try (var reader = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the texts in " + file, unreadable);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }

    private record Texts(Locale locale, Map<String, String> patterns, Map<String, MessageFormat> formats) {

        Texts(Locale locale, Map<String, String> patterns) {
            this(locale, patterns, new ConcurrentHashMap<>());
        }

        @Nullable
        String text(String key, Object[] arguments) {
            var pattern = patterns.get(key);
            if (pattern == null || pattern.indexOf('{') < 0) {
                return pattern;
            }
            var format = formats.computeIfAbsent(key, parsed -> new MessageFormat(pattern, locale));
            // A format is stateful while in use: each call has a copy.
            return ((MessageFormat) format.clone()).format(arguments);
        }
    }
}
