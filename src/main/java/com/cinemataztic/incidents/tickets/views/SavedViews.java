package com.cinemataztic.incidents.tickets.views;

import java.util.List;
import java.util.Optional;

/**
 * The stored views. Every method throws {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface SavedViews {

    /** @return all that the account saved */
    List<SavedQuery> of(String owner);

    /** @return all that everybody sees */
    List<SavedQuery> shared();

    Optional<SavedQuery> find(String id);

    /** @return false if the owner has one of this name: nothing was stored */
    boolean add(SavedQuery view);

    /** @return whether it was there */
    boolean remove(String id);
}
