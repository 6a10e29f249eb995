package com.cinemataztic.incidents.regions;

import java.util.List;

/** Stores the regions. Used only by {@link RegionDirectory} and the adapter. */
public interface Regions {

    List<Region> all();

    /** Stores the region unless one with its id exists: the first version stands, above all an admin's. */
    void addIfAbsent(Region region);
}
