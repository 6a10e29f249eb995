package com.cinemataztic.incidents.regions;

import java.util.List;

/** The regions as they are kept. For {@link RegionDirectory} and the adapter only. */
public interface Regions {

    /** @return all of them */
    List<Region> all();

    /** Keeps the region unless one with its id is already kept: the first word stands, an admin's above all. */
    void addIfAbsent(Region region);
}
