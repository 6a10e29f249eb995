package com.cinemataztic.incidents.identity.tokens;

/** Why a change to a token was rejected. Nothing was changed. */
public enum TokenRejection {
    /** Only admins make and change tokens. */
    NOT_ADMIN("not-allowed"),
    /** The name has a length, a character or a meaning that is not allowed. */
    NAME_INVALID("bad-name"),
    /** Another token has or had that name. */
    NAME_TAKEN("name-taken"),
    /** A token needs at least one scope. */
    NO_SCOPE("bad-scopes"),
    /** A region is unknown, or the admin may not see it. */
    REGION_INVALID("bad-regions"),
    /** An admin administers all regions, so a token with the scope admin has no regions of its own. */
    ADMIN_REGIONS("admin-regions"),
    /** The token would expire too soon or too late. */
    LIFETIME_INVALID("bad-days"),
    /** There are too many tokens. */
    TOO_MANY("too-many-tokens"),
    /** No token has that name, or the admin may not see all of its regions. */
    NO_SUCH_TOKEN("no-such-token"),
    /** The token was revoked or has expired. */
    NOT_VALID("token-not-valid"),
    /** Two secrets are valid already: the old one must be revoked first. */
    TWO_SECRETS("two-secrets"),
    /** The only secret cannot be revoked without the token. */
    ONE_SECRET("one-secret"),
    /** Another person changed the token since it was read. */
    CHANGED("changed-meanwhile");

    private final String word;

    TokenRejection(String word) {
        this.word = word;
    }

    /** @return the stable end of the problem's type */
    public String word() {
        return word;
    }
}
