package com.cinemataztic.incidents.store;

/** The configuration of the store cannot be used. The message is a sentence without secrets. */
class StoreMisconfigured extends RuntimeException {

    StoreMisconfigured(String message) {
        super(message);
    }
}
