package com.cinemataztic.incidents.identity.preferences;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one person chose.
 *
 * @param account the account's name
 * @param values the stored texts by the names of their keys; other portals may have stored some that are unknown here
 * @param version counts the changes; 0: nothing is stored yet
 */
public record PersonalPreferences(String account, Map<String, String> values, long version) {

    /** The most preferences of one person. */
    static final int MOST = 64;

    /** The longest stored text, in bytes of UTF-8. */
    static final int LONGEST = 4_096;

    public PersonalPreferences {
        values = Map.copyOf(values);
    }

    /** @return the preferences of a person who chose nothing */
    static PersonalPreferences none(String account) {
        return new PersonalPreferences(account, Map.of(), 0);
    }

    /** @return the chosen value; the key's fallback if there is none, or none that this portal understands */
    public <T> T get(PreferenceKey<T> key) {
        return Optional.ofNullable(values.get(key.name())).flatMap(key.read()).orElse(key.fallback());
    }

    /** @return the preferences after the choice. A fallback is not stored, so that it may change in later versions */
    <T> PersonalPreferences with(PreferenceKey<T> key, T value) {
        var changed = new TreeMap<>(values);
        if (value.equals(key.fallback())) {
            changed.remove(key.name());
        } else {
            changed.put(key.name(), key.write().apply(value));
        }
        return new PersonalPreferences(account, changed, version);
    }

    boolean isWithinBounds() {
        return values.size() <= MOST
                && values.values().stream().allMatch(text -> text.getBytes(StandardCharsets.UTF_8).length <= LONGEST);
    }
}
