package com.cinemataztic.embeddedmongo.program;

/** What was asked for was not done; the message tells the person who asked why, and what to do. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
        super(message, null, false, false);
    }
}
