package com.cinemataztic.incidents.platform.text;

import java.util.List;
import java.util.Locale;

/**
 * Why something is as it is, put into words where it is read. In another text it has the language of that text.
 *
 * @param key a key of the texts; empty: there is nothing to explain
 * @param arguments what its placeholders stand for
 */
public record Explanation(String key, List<Object> arguments) {

    /** There is nothing to explain. */
    public static final Explanation NONE = new Explanation("", List.of());

    public Explanation {
        arguments = List.copyOf(arguments);
    }

    /** @return an explanation with the key's text */
    public static Explanation of(String key, Object... arguments) {
        return new Explanation(key, List.of(arguments));
    }

    /** @return whether there is nothing to explain */
    public boolean isEmpty() {
        return key.isEmpty();
    }

    /** @return the words in that language, in English if there are none in it; empty if there is nothing to explain */
    public String in(Locale language) {
        return isEmpty() ? "" : Texts.in(language, key, arguments.toArray());
    }

    /** @return the words in the language of the reader's page */
    public String text() {
        return in(Texts.locale());
    }

    /** @return the words in English, as the API, tickets and logs have them */
    public String english() {
        return in(Texts.LOCALE);
    }

    @Override
    public String toString() {
        return english();
    }
}
