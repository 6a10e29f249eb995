package com.cinemataztic.incidents.identity;

/** Where the pages about accounts are. */
public final class AccountLinks {

    /** Where people change their own password. */
    public static final String PASSWORD = "password";

    private AccountLinks() {}
}
