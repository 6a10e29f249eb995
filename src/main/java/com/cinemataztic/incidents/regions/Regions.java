package com.cinemataztic.incidents.regions;

import java.util.List;

/** Stores the regions. Used only by {@link RegionDirectory} and the adapter. */
public interface Regions {

    List<Region> all();

    /** Stores the region unless one with its id exists: the first version stands, above all an admin's. */
    void addIfAbsent(Region region);

    /**
     * Sets the code of a stored region that has the code {@value Region#UNKNOWN_CODE}.
     *
     * @return whether it was set; false when the region has another code
     */
    boolean setCode(RegionId id, String code);
}
