package com.cinemataztic.incidents.regions;

import java.time.ZoneId;

/**
 * A market.
 *
 * @param id its id
 * @param code ISO 3166 alpha-2, prefix of its ticket numbers; {@value #UNKNOWN_CODE} until an admin sets one
 * @param name for people
 * @param zone used where a cinema's own time zone is not known
 */
public record Region(RegionId id, String code, String name, ZoneId zone) {

    /** The code of unassigned and unknown regions. */
    public static final String UNKNOWN_CODE = "ZZ";

    public Region {
        if (!code.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("not a region code: two capital letters wanted");
        }
    }

    /** @return whether an admin has yet to set its code; unassigned never gets one */
    public boolean lacksCode() {
        return code.equals(UNKNOWN_CODE) && !id.equals(RegionId.UNASSIGNED);
    }
}
