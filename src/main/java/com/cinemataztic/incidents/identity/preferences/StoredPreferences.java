package com.cinemataztic.incidents.identity.preferences;

import java.util.Optional;

/** The stored preferences of all people. Only for {@link Preferences} and the adapter. */
public interface StoredPreferences {

    /** @return the preferences of the account, if it has any that can be read */
    Optional<PersonalPreferences> find(String account);

    /**
     * Stores preferences.
     *
     * @param changed what to store, with the version that was read
     * @return whether it was stored; false if they were changed since they were read
     */
    boolean put(PersonalPreferences changed);
}
