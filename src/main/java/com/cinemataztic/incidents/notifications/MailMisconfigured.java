package com.cinemataztic.incidents.notifications;

/** Mail would go out, but not in a way that is of use to those who get it: the portal does not start so. */
public class MailMisconfigured extends RuntimeException {

    private final String remedy;

    /**
     * @param message what is wrong
     * @param remedy what to do about it
     */
    public MailMisconfigured(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** @return what to do about it */
    public String remedy() {
        return remedy;
    }
}
