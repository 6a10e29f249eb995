package com.cinemataztic.incidents.store.documents;

import java.util.Collection;

/** The stored forms of a module's types, besides its stored records. A bean with a constructor without parameters. */
public interface StoreConverters {

    /** @return the form of each type that Spring Data does not know */
    Collection<StoredForm> converters();
}
