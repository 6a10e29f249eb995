package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailAddress;
import com.cinemataztic.incidents.notifications.MailText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person, ready to send. Rejects any text that could become a header, whatever its origin.
 *
 * @param messageId its own id, with the angle brackets; a mail sent twice keeps its id
 * @param inReplyTo the id of the mail or thread it answers, null for none
 * @param references the ids by which mail programs build threads, oldest first
 * @param to the recipient
 * @param subject one line
 * @param text the whole content as text
 * @param html the whole content as HTML
 * @param headers further headers
 */
public record Mail(
        String messageId,
        @Nullable String inReplyTo,
        List<String> references,
        MailAddress to,
        String subject,
        String text,
        String html,
        Map<String, String> headers) {

    /** Longer subjects are rejected; phones show about forty characters. */
    public static final int LONGEST_SUBJECT = 200;

    private static final int LONGEST_BODY = 1_000_000;
    private static final int LONGEST_HEADER = 500;
    private static final int LONGEST_ID = 250;
    private static final Pattern ID = Pattern.compile("<[A-Za-z0-9._+=-]+@[A-Za-z0-9.:\\[\\]-]+>");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** Headers that have a component of their own here or are set by the transport. */
    private static final Set<String> TAKEN = caseless(
            "Message-ID",
            "In-Reply-To",
            "References",
            "From",
            "Sender",
            "To",
            "Cc",
            "Bcc",
            "Reply-To",
            "Subject",
            "Date",
            "Received",
            "Return-Path",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "DKIM-Signature");

    public Mail {
        references = List.copyOf(references);
        headers = Map.copyOf(headers);
        requireId(messageId);
        if (inReplyTo != null) {
            requireId(inReplyTo);
        }
        references.forEach(Mail::requireId);
        require(subject.equals(MailText.line(subject, LONGEST_SUBJECT)), "a subject is one line of visible characters");
        require(text.length() <= LONGEST_BODY && html.length() <= LONGEST_BODY, "a mail is at most a megabyte");
        headers.forEach((name, value) -> {
            require(HEADER.matcher(name).matches() && !TAKEN.contains(name), "not a header to be set: " + name);
            require(
                    value.length() <= LONGEST_HEADER
                            && HEADER_VALUE.matcher(value).matches(),
                    "a header's value is one line of ASCII");
        });
    }

    private static void requireId(String id) {
        require(id.length() <= LONGEST_ID && ID.matcher(id).matches(), "not a message id");
    }

    private static void require(boolean fine, String rule) {
        if (!fine) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static Set<String> caseless(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
