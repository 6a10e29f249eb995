package com.cinemataztic.incidents.identity.preferences;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Reads and changes what people chose for themselves, whether they sign in with a password or at the identity provider.
 * Only the person changes them. Accounts are never deleted and their names never given away, so neither are these.
 */
@Service
public class Preferences {

    private static final Logger LOGGER = LoggerFactory.getLogger(Preferences.class);

    /** More than the pages of one person that choose something at the same moment. */
    private static final int ATTEMPTS = 8;

    private final StoredPreferences stored;

    Preferences(StoredPreferences stored) {
        this.stored = stored;
    }

    /** What became of a choice. */
    public enum Outcome {
        /** It is stored, and other pages of the person see it when they next read. */
        STORED,
        /** The actor is a token, an embedded element or the portal itself. */
        NOT_A_PERSON,
        /** The value or the number of preferences is above the bounds. */
        TOO_LARGE,
        /** Other pages of the person, or the state of the store, got ahead each time. */
        CHANGED
    }

    /** @return what the person chose, read from the store; nothing for tokens and while the store does not respond */
    public PersonalPreferences of(Actor actor) {
        if (!isPerson(actor)) {
            return PersonalPreferences.none(actor.name());
        }
        try {
            return read(actor);
        } catch (StoreUnavailable later) {
            LOGGER.debug("Preferences could not be read; the page shows the fallbacks", later);
            return PersonalPreferences.none(actor.name());
        }
    }

    /**
     * Stores a choice and leaves the others as they are.
     *
     * @throws StoreUnavailable if the store does not respond
     */
    public <T> Outcome set(Actor actor, PreferenceKey<T> key, T value) {
        if (!isPerson(actor)) {
            return Outcome.NOT_A_PERSON;
        }
        for (int i = 0; i < ATTEMPTS; i++) {
            var held = read(actor);
            var changed = held.with(key, value);
            if (changed.equals(held)) {
                return Outcome.STORED;
            }
            if (!changed.isWithinBounds()) {
                return Outcome.TOO_LARGE;
            }
            if (stored.put(changed)) {
                return Outcome.STORED;
            }
        }
        return Outcome.CHANGED;
    }

    private PersonalPreferences read(Actor actor) {
        return stored.find(actor.name()).orElseGet(() -> PersonalPreferences.none(actor.name()));
    }

    private static boolean isPerson(Actor actor) {
        return actor.token() == null && !actor.isSystem() && !actor.name().isEmpty();
    }
}
