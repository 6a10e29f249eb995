package com.cinemataztic.incidents.alerts;

/** Dead letters as they are kept. For {@link AlertIntake} and the adapter only. */
public interface DeadLetters {

    /**
     * Keeps a letter, durable before it returns. The same body again is the same letter, counted.
     *
     * @throws com.cinemataztic.incidents.store.StoreUnavailable when it could not be kept
     */
    void keep(DeadLetter letter);

    /** @return how many different letters are kept */
    long count();
}
