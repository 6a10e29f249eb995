package com.cinemataztic.incidents.notifications;

/** The mail configuration would send mail that is of no use to its recipients. The portal refuses to start. */
public class MailMisconfigured extends RuntimeException {

    private final String remedy;

    /**
     * @param message what is wrong
     * @param remedy how to fix it
     */
    public MailMisconfigured(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** @return how to fix it */
    public String remedy() {
        return remedy;
    }
}
