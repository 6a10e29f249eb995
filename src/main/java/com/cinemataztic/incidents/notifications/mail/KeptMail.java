package com.cinemataztic.incidents.notifications.mail;

import java.time.Instant;

/**
 * A mail in the mailbox.
 *
 * @param id its name there
 * @param at when it was put in
 * @param to who it is for, as a header has it
 * @param subject its subject
 */
public record KeptMail(String id, Instant at, String to, String subject) {

    /**
     * What is in it.
     *
     * @param mail which
     * @param text as text
     * @param html as HTML, as it was written: not to be trusted
     */
    public record Content(KeptMail mail, String text, String html) {}
}
