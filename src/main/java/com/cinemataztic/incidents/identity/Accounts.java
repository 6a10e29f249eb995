package com.cinemataztic.incidents.identity;

import java.util.List;
import java.util.Optional;

/** The stored accounts. Only for {@link AccountDesk} and the adapter. */
public interface Accounts {

    /** @return the account with exactly this name */
    Optional<Account> find(String name);

    /** @return the account of the person with this id at the identity provider */
    Optional<Account> findBySubject(String subject);

    /** @return all accounts, sorted by name */
    List<Account> all();

    /** @return whether the account was added; false if the name or the subject is taken */
    boolean add(Account account);

    /**
     * Replaces an account.
     *
     * @param held the account as it was read
     * @param changed the account that replaces it
     * @return whether it was replaced; false if it was changed or deleted since it was read
     */
    boolean replace(Account held, Account changed);
}
