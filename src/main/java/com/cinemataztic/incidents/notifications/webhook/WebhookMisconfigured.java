package com.cinemataztic.incidents.notifications.webhook;

/** A webhook is configured in a way that can't work. The portal refuses to start, rather than seem to notify it. */
public class WebhookMisconfigured extends RuntimeException {

    private final String remedy;

    /**
     * @param message what is wrong
     * @param remedy how to fix it
     */
    WebhookMisconfigured(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** @return how to fix it */
    public String remedy() {
        return remedy;
    }
}
