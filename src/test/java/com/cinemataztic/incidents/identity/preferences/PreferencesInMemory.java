package com.cinemataztic.incidents.identity.preferences;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Preferences kept for as long as a test runs. */
public final class PreferencesInMemory implements StoredPreferences {

    private final Map<String, PersonalPreferences> kept = new ConcurrentHashMap<>();

    /** What happens just before the next change is stored. */
    Runnable beforePut = () -> {};

    /** @return preferences that are forgotten with the test */
    public static Preferences preferences() {
        return new Preferences(new PreferencesInMemory());
    }

    @Override
    public Optional<PersonalPreferences> find(String account) {
        return Optional.ofNullable(kept.get(account));
    }

    @Override
    public boolean put(PersonalPreferences changed) {
        var before = beforePut;
        beforePut = () -> {};
        before.run();
        var held = kept.getOrDefault(changed.account(), PersonalPreferences.none(changed.account()));
        if (held.version() != changed.version()) {
            return false;
        }
        kept.put(
                changed.account(), new PersonalPreferences(changed.account(), changed.values(), changed.version() + 1));
        return true;
    }
}
