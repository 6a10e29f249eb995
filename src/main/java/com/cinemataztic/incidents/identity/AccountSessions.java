package com.cinemataztic.incidents.identity;

import java.util.List;
import java.util.function.Supplier;

/** The open sessions of people in this portal. */
public interface AccountSessions {

    /**
     * Immediately ends the account's sessions that are no longer allowed.
     *
     * @param account the present state of the account
     * @param except the id of a session that continues as if it had just begun; empty: none
     */
    void apply(Account account, String except);

    /**
     * Does the same for all accounts, and ends the sessions of deleted accounts.
     *
     * @param accounts reads all accounts
     */
    void applyAll(Supplier<List<Account>> accounts);

    /**
     * @param account the account that this thread's request is made with
     * @return the request's person, until the request's session ends or the account may no longer sign in
     */
    Caller caller(Account account);
}
