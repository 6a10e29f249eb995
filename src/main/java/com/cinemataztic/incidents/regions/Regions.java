package com.cinemataztic.incidents.regions;

import java.util.List;

/** Stores the regions. For the module's root and the adapter only. */
public interface Regions {

    List<Region> all();

    /**
     * Stores the region unless one with its id exists: the first version stands, above all an admin's.
     *
     * @return whether it was stored
     */
    boolean addIfAbsent(Region region);

    /**
     * Sets the code of a stored region that has the code {@value Region#UNKNOWN_CODE}.
     *
     * @return whether it was set; false when the region has another code
     */
    boolean setCode(RegionId id, String code);
}
