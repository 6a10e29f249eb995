package com.cinemataztic.incidents.regions;

/** Why a region was not accepted, or its code not set. Nothing was changed. */
public enum RegionRejection {
    /** Only admins decide about regions. */
    NOT_ADMIN,
    /** The region is already accepted. */
    ALREADY_ACCEPTED,
    /** No label names the region any more, or it was decided elsewhere. */
    NOT_PENDING,
    /** The name is empty, too long or not one visible line. */
    NAME_INVALID,
    /** Another region has that name. */
    NAME_TAKEN,
    /** The code is not an ISO 3166 alpha-2 code. */
    CODE_INVALID,
    /** The region has a code, or can have none. */
    CODE_NOT_NEEDED,
    /** Another person set another code at the same time. */
    CODE_ALREADY_SET,
    /** The time zone is unknown. */
    ZONE_INVALID
}
