package com.cinemataztic.incidents.store;

/** The store did not answer or could not keep what it was given. A retry helps; nothing was acknowledged. */
public class StoreUnavailable extends RuntimeException {

    /**
     * @param message what was tried
     * @param cause what the driver said
     */
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
