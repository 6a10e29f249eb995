package com.cinemataztic.incidents.identity.preferences;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The name and type of one preference. The module that reads a preference defines its key.
 *
 * @param name unique in the portal: up to 40 lower-case letters, digits or hyphens
 * @param fallback the value of a person who chose none
 * @param read reads a stored text; empty if it is none of this preference
 * @param write writes a value such that {@code read} returns an equal one
 * @param <T> the type of the values; immutable
 */
public record PreferenceKey<T>(String name, T fallback, Function<String, Optional<T>> read, Function<T, String> write) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public PreferenceKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a preference: " + name);
        }
    }

    /** A choice of yes or no. */
    public static PreferenceKey<Boolean> flag(String name, boolean fallback) {
        return new PreferenceKey<>(
                name,
                fallback,
                stored -> switch (stored) {
                    case "yes" -> Optional.of(true);
                    case "no" -> Optional.of(false);
                    default -> Optional.empty();
                },
                value -> value ? "yes" : "no");
    }

    /**
     * A choice among constants.
     *
     * @param word returns a constant's stored word, never its Java name
     */
    public static <E extends Enum<E>> PreferenceKey<E> choice(
            String name, Class<E> type, E fallback, Function<E, String> word) {
        return new PreferenceKey<>(
                name,
                fallback,
                stored -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word.apply(constant).equals(stored))
                        .findFirst(),
                word);
    }

    /**
     * A text.
     *
     * @param isValid whether a stored text is one of this preference
     */
    public static PreferenceKey<String> text(String name, String fallback, Predicate<String> isValid) {
        return new PreferenceKey<>(name, fallback, stored -> Optional.of(stored).filter(isValid), value -> value);
    }
}
