package com.cinemataztic.incidents.identity;

import java.util.List;
import java.util.function.Supplier;

/** The sessions that people have open in this portal. */
public interface AccountSessions {

    /**
     * Ends at once those sessions of the account that it no longer allows.
     *
     * @param account as it is now
     * @param except the id of a session that goes on as if it had just begun; empty: none
     */
    void apply(Account account, String except);

    /**
     * Does the same for all accounts, and ends the sessions of those that are gone.
     *
     * @param accounts reads them
     */
    void applyAll(Supplier<List<Account>> accounts);
}
