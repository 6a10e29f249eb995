package com.cinemataztic.incidents.store.documents;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored words of an enum's constants. Each is given explicitly, so that renaming a constant changes nothing in the
 * store.
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

    /** @param earlier other words that the store may still contain, and the constant for each */
    public StoredWords<E> formerly(Map<String, E> earlier) {
        earlier.forEach((word, constant) -> {
            read.put(word, constant);
            renamed.put(word, word(constant));
        });
        return this;
    }

    /** @param safe the constant for unknown words; without it, a document with an unknown word goes into quarantine */
    public StoredWords<E> orElse(E safe) {
        this.unknown = safe;
        return this;
    }

    /** @return the word that is stored for the constant */
    public String word(E constant) {
        return Objects.requireNonNull(written.get(constant));
    }

    /**
     * @return the constant for the word; a null is treated like an unknown word
     * @throws IllegalArgumentException if the word is unknown and there is no safe constant
     */
    public E constant(@Nullable String word) {
        return Optional.ofNullable(read.get(word))
                .or(() -> Optional.ofNullable(unknown))
                .orElseThrow(() ->
                        new IllegalArgumentException("no " + type.getSimpleName() + " is stored as \"" + word + '"'));
    }

    /** @return the earlier words, each with its present replacement */
    Map<String, String> renamed() {
        return Map.copyOf(renamed);
    }

    /** @return these words as a converter */
    public StoredForm.Text<E> converter() {
        return new StoredForm.Text<>(type, this::word, this::constant);
    }
}
