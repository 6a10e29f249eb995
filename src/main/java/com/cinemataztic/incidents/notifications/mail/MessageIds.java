package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Ids of mails. Sending one again gives the same id, and all about one thing hang under one id, which is no mail's, so
 * that mail programs keep them together whichever comes first.
 *
 * @param host the portal's, behind the at sign
 * @param to who gets the mails
 */
record MessageIds(String host, MailAddress to) {

    private static final int LONGEST_PART = 60;

    /** @return the id that all mails to this person about that thing hang under */
    String thread(String thing) {
        return "<" + part(thing) + "." + recipient() + "@" + host + ">";
    }

    /** @return the id of the mail to this person that tells of that change of that thing */
    String message(String thing, String changeId) {
        return "<" + part(thing) + "." + part(changeId) + "." + recipient() + "@" + host + ">";
    }

    private String recipient() {
        return hash(to.address().toLowerCase(Locale.ROOT));
    }

    /** What an id can't hold is told apart by its hash. */
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
