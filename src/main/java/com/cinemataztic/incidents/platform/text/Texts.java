package com.cinemataztic.incidents.platform.text;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The texts of the pages, in {@code vaadin-i18n/translations.properties}. English is their only language so far, with
 * the date and time formats of the United Kingdom.
 */
public final class Texts {

    public static final Locale LOCALE = Locale.UK;

    private static final IcuMessageSource SOURCE =
            new IcuMessageSource(Map.of(LOCALE, "vaadin-i18n/translations.properties"));

    private Texts() {}

    /**
     * @param key a key of the file
     * @param arguments what its placeholders stand for, in their order
     * @return the text
     * @throws org.springframework.context.NoSuchMessageException when there is no such key
     */
    public static String text(String key, Object... arguments) {
        return SOURCE.getMessage(key, arguments, LOCALE);
    }

    /** @return all keys of the file */
    public static Set<String> keys() {
        return SOURCE.keys(LOCALE);
    }
}
