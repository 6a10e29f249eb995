package com.cinemataztic.incidents.identity;

/** Addresses of the pages for accounts. */
public final class AccountLinks {

    /** The page where people change their own password. */
    public static final String PASSWORD = "password";

    private AccountLinks() {}
}
