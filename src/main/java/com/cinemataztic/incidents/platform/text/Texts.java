package com.cinemataztic.incidents.platform.text;

import com.vaadin.flow.component.UI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of the pages: English in {@code vaadin-i18n/translations.properties}, every further language in a file
 * beside it, such as {@code translations_da.properties}. A page has the language of its reader; where there is no page,
 * the language is English.
 */
public final class Texts {

    /** English, with the date and time formats of the United Kingdom. */
    public static final Locale LOCALE = Locale.UK;

    private static final String FOLDER = "vaadin-i18n/";
    private static final String NAME = "translations";
    private static final String ENDING = ".properties";

    private static final Map<Locale, String> FILES = files();
    private static final IcuMessageSource SOURCE = new IcuMessageSource(FILES);

    private Texts() {}

    /**
     * @param key a key of the files
     * @param arguments what its placeholders stand for, in their order
     * @return the text in the reader's language
     * @throws org.springframework.context.NoSuchMessageException when there is no such key
     */
    public static String text(String key, Object... arguments) {
        return in(locale(), key, arguments);
    }

    /** @return the text in that language; in English if there is no file of it */
    static String in(Locale language, String key, Object... arguments) {
        var named = Arrays.stream(arguments)
                .map(argument -> switch (argument) {
                    case Explanation explanation -> explanation.in(language);
                    case DayOfWeek day -> day.getDisplayName(TextStyle.SHORT, language);
                    case null, default -> argument;
                })
                .toArray();
        return SOURCE.getMessage(key, named, named(language));
    }

    private static Locale named(Locale language) {
        return FILES.containsKey(language)
                ? language
                : languages().stream()
                        .filter(file -> file.getLanguage().equals(language.getLanguage()))
                        .findFirst()
                        .orElse(LOCALE);
    }

    /** @return the locale of the page that this thread works for, which is one of {@link #languages()}; else English */
    public static Locale locale() {
        var ui = UI.getCurrent();
        return ui != null && FILES.containsKey(ui.getLocale()) ? ui.getLocale() : LOCALE;
    }

    /** @return the languages that have a file, English first */
    public static List<Locale> languages() {
        return FILES.keySet().stream()
                .sorted(Comparator.comparing((Locale it) -> !it.equals(LOCALE)).thenComparing(Locale::toLanguageTag))
                .toList();
    }

    /** @return all keys of the language's file */
    public static Set<String> keys(Locale language) {
        return SOURCE.keys(language);
    }

    private static Map<Locale, String> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath:" + FOLDER + NAME + "*" + ENDING))
                    .map(file -> Objects.requireNonNull(file.getFilename()))
                    .collect(Collectors.toUnmodifiableMap(Texts::language, file -> FOLDER + file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list the texts", unreadable);
        }
    }

    private static Locale language(String file) {
        var tag = file.substring(NAME.length(), file.length() - ENDING.length());
        return tag.isEmpty() ? LOCALE : Locale.forLanguageTag(tag.substring(1).replace('_', '-'));
    }
}
