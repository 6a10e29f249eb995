package com.cinemataztic.incidents.store;

/** What the portal was given to reach its store by can't be used; the message is a sentence without a secret in it. */
class StoreMisconfigured extends RuntimeException {

    StoreMisconfigured(String message) {
        super(message);
    }
}
