package com.cinemataztic.incidents.store;

/**
 * The store did not answer, or did not confirm what it was given. Nothing was acknowledged, so sending the same again
 * helps. Whether something was changed all the same is what {@link #outcomeUnknown()} says.
 */
public class StoreUnavailable extends RuntimeException {

    private final boolean outcomeUnknown;

    /**
     * For a failure after which the change may or may not have been made: the safe thing to say.
     *
     * @param message what was tried
     * @param cause what the driver said
     */
    public StoreUnavailable(String message, Throwable cause) {
        this(message, cause, true);
    }

    private StoreUnavailable(String message, Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * For a failure that came before anything was written.
     *
     * @param message what was tried
     * @param cause what the driver said
     */
    public static StoreUnavailable nothingWritten(String message, Throwable cause) {
        return new StoreUnavailable(message, cause, false);
    }

    /** @return whether the change may have been made; false only where it is known that nothing was written */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
