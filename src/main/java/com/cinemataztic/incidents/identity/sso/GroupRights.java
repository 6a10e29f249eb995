package com.cinemataztic.incidents.identity.sso;

import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.Set;

/** What the groups of a person give access to. */
sealed interface GroupRights {

    /** @param regions empty: all */
    record Granted(Role role, Set<RegionId> regions) implements GroupRights {}

    /** Nothing. */
    record None(SignOnDenial reason) implements GroupRights {}
}
