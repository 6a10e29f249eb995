package com.cinemataztic.incidents.identity;

/** Why a change to an account was rejected. Nothing was changed. */
public enum AccountRejection {
    /** Only admins add and change accounts. */
    NOT_ADMIN,
    /** The new password is shorter or longer than allowed. */
    PASSWORD_LENGTH,
    /** The name has a length, a character or a meaning that is not allowed. */
    NAME_INVALID,
    /** Another account has that name. */
    NAME_TAKEN,
    /** The password was not checked: too many wrong ones came before, or too many are being checked right now. */
    TOO_MANY_ATTEMPTS,
    /** An admin administers all regions, so an admin account has no regions of its own. */
    ADMIN_REGIONS,
    /** Admins cannot take the admin role or the right to sign in from their own account. */
    OWN_RIGHTS,
    /** No account has that name. */
    NO_SUCH_ACCOUNT,
    /** The caller's account may not sign in. */
    DISABLED,
    /** The current password is not the one given. */
    WRONG_PASSWORD,
    /** The new password is the current one. */
    SAME_PASSWORD,
    /** The identity provider decides on role, regions and password of this account. */
    PROVIDED,
    /** Another person changed the account since it was read. */
    CHANGED
}
