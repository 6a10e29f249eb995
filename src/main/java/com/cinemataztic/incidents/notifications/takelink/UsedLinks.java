package com.cinemataztic.incidents.notifications.takelink;

import java.time.Instant;

/**
 * Used take links. For {@link TakeLink} and the adapter only. Every method throws
 * {@link com.cinemataztic.incidents.store.StoreUnavailable} when the store fails.
 */
public interface UsedLinks {

    /** @return whether this is the first use; of any number of simultaneous calls, one returns true */
    boolean use(String nonce, Instant expiresAt);

    /** @return whether the link was used */
    boolean isUsed(String nonce);

    /** Makes a link unused again, because its use had no effect. */
    void giveBack(String nonce);

    /** Deletes links that expired before then: they have no effect any more. */
    void forget(Instant expiredBefore);
}
