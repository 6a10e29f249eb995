package com.cinemataztic.incidents.identity;

import java.util.List;
import java.util.Optional;

/** Accounts as they are kept. For {@link AccountDesk} and the adapter only. */
public interface Accounts {

    /** @return the account with exactly this name */
    Optional<Account> find(String name);

    /** @return all accounts, by name */
    List<Account> all();

    /** @return whether it was added; false when the name is taken */
    boolean add(Account account);

    /**
     * Replaces an account.
     *
     * @param held as it was read
     * @param changed what takes its place
     * @return whether it was replaced; false when it was changed or deleted since it was read
     */
    boolean replace(Account held, Account changed);
}
