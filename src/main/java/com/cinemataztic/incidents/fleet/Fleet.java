package com.cinemataztic.incidents.fleet;

import java.util.Collection;
import java.util.List;

/** Stores cinemas, screens and units. Used only by {@link FleetDirectory} and the adapter. */
public interface Fleet {

    List<Cinema> cinemas();

    List<Screen> screens();

    List<Unit> units();

    /** Stores these cinemas, screens and units, each replacing its previous version as a whole. */
    void keep(Collection<Cinema> cinemas, Collection<Screen> screens, Collection<Unit> units);
}
