package com.cinemataztic.incidents.notifications.mail;

import java.time.Instant;

/**
 * A mail in the mailbox.
 *
 * @param id its name there
 * @param at when it was stored
 * @param to the recipient, as in the header
 * @param subject its subject
 */
public record KeptMail(String id, Instant at, String to, String subject) {

    /**
     * A mail's content.
     *
     * @param mail the mail
     * @param text the plain text part
     * @param html the HTML part as written: not to be trusted
     */
    public record Content(KeptMail mail, String text, String html) {}
}
