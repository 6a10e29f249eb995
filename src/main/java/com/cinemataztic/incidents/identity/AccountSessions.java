package com.cinemataztic.incidents.identity;

import java.time.Instant;
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

    /**
     * An open session.
     *
     * @param id names it here; it opens nothing, unlike the id that its browser sends
     * @param account the account's name
     * @param since when the person signed in
     * @param seenAt when its last request came
     * @param address where that came from; empty if unknown
     * @param agent how the browser names itself; empty if it does not
     * @param own whether it is the one of the caller
     */
    record Open(String id, String account, Instant since, Instant seenAt, String address, String agent, boolean own) {}

    /**
     * @param session the id that the caller's browser sends; empty if there is none
     * @return the open sessions of this portal, sorted by account, the last seen first
     */
    List<Open> open(String session);

    /**
     * Ends one session.
     *
     * @param id its {@link Open#id}
     * @return whether it was open
     */
    boolean end(String id);
}
