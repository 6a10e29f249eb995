package com.cinemataztic.incidents.notifications.takelink;

import java.time.Instant;

/**
 * Links that were used. For {@link TakeLink} and the adapter only. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface UsedLinks {

    /** @return whether it is the first use; however many ask at once, one is told so */
    boolean use(String nonce, Instant expiresAt);

    /** @return whether it was used */
    boolean isUsed(String nonce);

    /** Makes it unused again: nothing came of its use. */
    void giveBack(String nonce);

    /** Forgets those that expired before then: their links open nothing any more. */
    void forget(Instant expiredBefore);
}
