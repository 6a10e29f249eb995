package com.cinemataztic.embeddedmongo;

import org.jspecify.annotations.Nullable;

/**
 * The store can't be opened, for a reason that the person who runs the program can resolve. The message is for that
 * person: it names the file and says what to do. It has no stack trace of its own; the cause, if any, has one.
 */
public final class StoreRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreRefused(String message) {
        this(message, null);
    }

    StoreRefused(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
