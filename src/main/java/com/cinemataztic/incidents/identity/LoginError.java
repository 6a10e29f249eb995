package com.cinemataztic.incidents.identity;

import java.util.Arrays;
import java.util.Locale;

/** Why a sign-in was rejected, as the login page's address and the meter {@code portal.signin.rejected} name it. */
public enum LoginError {
    /** A wrong password, or no such account: nobody learns which. */
    CREDENTIALS,
    /** Too many wrong ones came before, or too many passwords are being checked right now. Nothing was checked. */
    THROTTLED,
    /** The store that keeps the accounts does not answer. Nothing was checked. */
    STORE,
    /** The form was not of a page that this session was shown, or of one from a session that has ended since. */
    EXPIRED;

    /** @return its word */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the error of that word; {@link #CREDENTIALS} for any other word */
    public static LoginError of(String word) {
        return Arrays.stream(values())
                .filter(error -> error.word().equals(word))
                .findFirst()
                .orElse(CREDENTIALS);
    }
}
