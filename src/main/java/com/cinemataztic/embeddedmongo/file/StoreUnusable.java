package com.cinemataztic.embeddedmongo.file;

import org.jspecify.annotations.Nullable;

/**
 * The store or a copy of it can't be used as requested, for a reason that an operator can resolve. The message is for
 * the operator: it names the file and says what to do. It has no stack trace of its own; the cause, if any, has one.
 */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for the operator: what is wrong, and what to do */
    public StoreUnusable(String message) {
        this(message, null);
    }

    /** @param message for the operator: what is wrong, and what to do */
    public StoreUnusable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
