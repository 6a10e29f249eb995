package com.cinemataztic.embeddedmongo;

import org.jspecify.annotations.Nullable;

/**
 * The store can't be opened, for a reason that someone who runs the program can do something about. The message is
 * written for that person: it names the file and says what to do. It carries no stack trace of its own; the cause, where
 * there is one, has it.
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
