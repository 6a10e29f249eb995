package com.cinemataztic.incidents.identity;

import java.util.Arrays;
import java.util.Locale;

/** Why a sign-in was rejected, as named in the login page's address and the meter {@code portal.signin.rejected}. */
public enum LoginError {
    /** The password is wrong or there is no such account; the response does not say which. */
    CREDENTIALS,
    /** Too many wrong passwords came before, or too many passwords are being checked right now. Nothing was checked. */
    THROTTLED,
    /** The store that holds the accounts does not answer. Nothing was checked. */
    STORE,
    /** The form is not from a page that this session was shown, or that session has ended. */
    EXPIRED;

    /** @return the stable word for this error */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the error with that word; {@link #CREDENTIALS} for any other word */
    public static LoginError of(String word) {
        return Arrays.stream(values())
                .filter(error -> error.word().equals(word))
                .findFirst()
                .orElse(CREDENTIALS);
    }
}
