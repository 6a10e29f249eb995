package com.cinemataztic.incidents.identity;

import java.util.Optional;

/**
 * Who opened something that outlives a request, such as a stream. Answers from memory, on any thread, so it may be
 * asked before each thing that is sent.
 */
@FunctionalInterface
public interface Caller {

    /**
     * @return the caller with the rights of now; empty once the session has ended, the account may no longer sign in,
     *     or the token is revoked or has expired. A change that another instance made is known within two seconds
     */
    Optional<Actor> now();

    /**
     * @return whether what was opened has to end although the caller's rights go on. The portal never hears that an
     *     identity provider stopped to name somebody: it has to ask again
     */
    default boolean mustAuthenticate() {
        return false;
    }
}
