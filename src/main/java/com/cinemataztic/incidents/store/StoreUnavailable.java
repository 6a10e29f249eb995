package com.cinemataztic.incidents.store;

/**
 * The store did not answer, or did not confirm a write. Nothing was acknowledged, so a retry helps. {@link
 * #outcomeUnknown()} reports whether something may have changed all the same.
 */
public class StoreUnavailable extends RuntimeException {

    private final boolean outcomeUnknown;

    /**
     * For a failure after which the change may or may not have been made: the safe assumption.
     *
     * @param message what was attempted
     * @param cause the driver's failure
     */
    public StoreUnavailable(String message, Throwable cause) {
        this(message, cause, true);
    }

    /** For a read that was rejected or stopped. */
    StoreUnavailable(String message) {
        super(message);
        this.outcomeUnknown = false;
    }

    private StoreUnavailable(String message, Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * For a failure before anything was written.
     *
     * @param message what was attempted
     * @param cause the driver's failure
     */
    public static StoreUnavailable nothingWritten(String message, Throwable cause) {
        return new StoreUnavailable(message, cause, false);
    }

    /** @return whether the change may have been made; false only if it is known that nothing was written */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
