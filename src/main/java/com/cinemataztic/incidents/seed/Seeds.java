package com.cinemataztic.incidents.seed;

import java.util.Set;

/**
 * The entries that were seeded, so that none is added a second time after people deleted it. For the module's root and
 * the adapter only.
 */
public interface Seeds {

    /** @return the keys of all entries that were seeded */
    Set<String> all();

    /** Notes the key of an entry that was seeded. To note it twice changes nothing. */
    void note(String key);
}
