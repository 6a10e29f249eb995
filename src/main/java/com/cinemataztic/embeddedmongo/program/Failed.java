package com.cinemataztic.embeddedmongo.program;

/** The request was not carried out. The message tells the user why, and what to do. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
        super(message, null, false, false);
    }
}
