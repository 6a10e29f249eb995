package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Generates message ids. A mail that is sent again keeps its id. All mails about one subject refer to one thread id
 * that belongs to no mail, so mail programs group them whichever arrives first.
 *
 * @param host the portal's host, after the at sign
 * @param to the recipient of the mails
 */
record MessageIds(String host, MailAddress to) {

    private static final int LONGEST_PART = 60;

    /** @return the thread id of all mails to this person about that subject */
    String thread(String thing) {
        return "<" + part(thing) + "." + recipient() + "@" + host + ">";
    }

    /** @return the id of the mail to this person about that change of that subject */
    String message(String thing, String changeId) {
        return "<" + part(thing) + "." + part(changeId) + "." + recipient() + "@" + host + ">";
    }

    private String recipient() {
        return hash(to.address().toLowerCase(Locale.ROOT));
    }

    /** A hash replaces text that is too long or has characters that an id can't contain. */
    private static String part(String text) {
        return text.length() <= LONGEST_PART && text.matches("[A-Za-z0-9_+=-]+") ? text : hash(text);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
