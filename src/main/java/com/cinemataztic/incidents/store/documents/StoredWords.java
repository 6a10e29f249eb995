package com.cinemataztic.incidents.store.documents;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words by which an enum's constants are stored. They are given one by one, so that renaming a constant changes
 * nothing that is stored.
 *
 * @param <E> the enum
 */
public final class StoredWords<E extends Enum<E>> {

    private final Class<E> type;
    private final EnumMap<E, String> written;
    private final Map<String, E> read = new HashMap<>();
    private final Map<String, String> renamed = new LinkedHashMap<>();
    private @Nullable E unknown;

    private StoredWords(Class<E> type, Map<E, String> written) {
        this.type = type;
        this.written = new EnumMap<>(type);
        this.written.putAll(written);
        for (var constant : type.getEnumConstants()) {
            var word = written.get(constant);
            if (word == null || read.put(word, constant) != null) {
                throw new IllegalArgumentException(constant + " has no stored word of its own");
            }
        }
    }

    /** @param written the word of each constant */
    public static <E extends Enum<E>> StoredWords<E> of(Class<E> type, Map<E, String> written) {
        return new StoredWords<>(type, written);
    }

    /** @param earlier other words that stand in the store, and what each means */
    public StoredWords<E> formerly(Map<String, E> earlier) {
        earlier.forEach((word, constant) -> {
            read.put(word, constant);
            renamed.put(word, word(constant));
        });
        return this;
    }

    /** @param safe what a word is read as that nobody knows; without it such a document goes into quarantine */
    public StoredWords<E> orElse(E safe) {
        this.unknown = safe;
        return this;
    }

    /** @return the word that is written for it */
    public String word(E constant) {
        return Objects.requireNonNull(written.get(constant));
    }

    /**
     * @return the constant of this word; of none as of one that nobody knows
     * @throws IllegalArgumentException when nobody knows the word and there is no safe value
     */
    public E constant(@Nullable String word) {
        return Optional.ofNullable(read.get(word))
                .or(() -> Optional.ofNullable(unknown))
                .orElseThrow(() ->
                        new IllegalArgumentException("no " + type.getSimpleName() + " is stored as \"" + word + '"'));
    }

    /** @return the words that were written earlier, and what is written now instead */
    Map<String, String> renamed() {
        return Map.copyOf(renamed);
    }

    /** @return it as a converter */
    public StoredForm.Text<E> converter() {
        return new StoredForm.Text<>(type, this::word, this::constant);
    }
}
