package com.cinemataztic.embeddedmongo.program;

/** A command failed. The message is for the operator: the reason, and what to do. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message, null, false, false);
    }
}
