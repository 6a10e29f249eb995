package com.cinemataztic.incidents.notifications.webhook;

/** A hook is configured, but not so that it is of use: the portal does not start as if it were told. */
public class WebhookMisconfigured extends RuntimeException {

    private final String remedy;

    /**
     * @param message what is wrong
     * @param remedy what to do about it
     */
    WebhookMisconfigured(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** @return what to do about it */
    public String remedy() {
        return remedy;
    }
}
