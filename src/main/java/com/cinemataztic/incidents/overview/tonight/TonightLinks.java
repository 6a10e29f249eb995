package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.regions.RegionId;
import org.jspecify.annotations.Nullable;

/** Addresses of the page Ready for tonight, for other pages, mail and APIs. */
public final class TonightLinks {

    /** Its route. */
    public static final String ROUTE = "tonight";

    /** The query parameter with a region's id. */
    public static final String REGION = "region";

    /** The query parameter with a number of hours. */
    public static final String HOURS = "hours";

    private TonightLinks() {}

    /** @return the page's address relative to the portal's; null: of all regions */
    public static String of(@Nullable RegionId region) {
        return region == null ? ROUTE : ROUTE + "?" + REGION + "=" + region;
    }
}
