package com.cinemataztic.incidents.identity.sso;

import java.util.Locale;

/** Why a person whom the identity provider knows has no access, as named in the meter {@code portal.sso.denied}. */
public enum SignOnDenial {
    /** No group of the person gives a role. */
    NO_ROLE,
    /** No group of the person gives a region, and regions are given by groups. */
    NO_REGION,
    /** An admin disabled the account. */
    DISABLED;

    /** @return the stable word for this reason */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
