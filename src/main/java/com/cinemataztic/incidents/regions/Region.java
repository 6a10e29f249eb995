package com.cinemataztic.incidents.regions;

import java.time.ZoneId;

/**
 * A market.
 *
 * @param id its id
 * @param code ISO 3166 alpha-2, the front of its ticket numbers; {@value #UNKNOWN_CODE} until an admin gives one
 * @param name for people
 * @param zone where a cinema's own zone is not known
 */
public record Region(RegionId id, String code, String name, ZoneId zone) {

    /** The code of unassigned and unknown regions. */
    public static final String UNKNOWN_CODE = "ZZ";

    public Region {
        if (!code.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("not a region code: two capital letters wanted");
        }
    }
}
