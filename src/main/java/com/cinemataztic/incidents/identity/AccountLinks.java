package com.cinemataztic.incidents.identity;

/** Addresses of the pages for accounts. */
public final class AccountLinks {

    /** The page where people change their own password. */
    public static final String PASSWORD = "password";

    /** The page where people choose their language, time zone, colours and keys. */
    public static final String PREFERENCES = "preferences";

    private AccountLinks() {}
}
