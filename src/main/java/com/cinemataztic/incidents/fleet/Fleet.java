package com.cinemataztic.incidents.fleet;

import java.util.Collection;
import java.util.List;

/** Cinemas, screens and units as they are kept. For {@link FleetDirectory} and the adapter only. */
public interface Fleet {

    /** @return all cinemas kept */
    List<Cinema> cinemas();

    /** @return all screens kept */
    List<Screen> screens();

    /** @return all units kept */
    List<Unit> units();

    /** Keeps these cinemas, screens and units, whole, in place of what was kept of each. */
    void keep(Collection<Cinema> cinemas, Collection<Screen> screens, Collection<Unit> units);
}
