package com.cinemataztic.incidents.store.documents;

import java.util.Collection;

/** How types of a module are stored, besides its stored records. A bean with a constructor that takes nothing. */
public interface StoreConverters {

    /** @return the form of each type that Spring Data does not know */
    Collection<StoredForm> converters();
}
