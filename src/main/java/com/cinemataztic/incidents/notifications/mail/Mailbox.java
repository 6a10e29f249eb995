package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Mails that stay on this machine, the newest so many. For {@link MailSender} and the adapters only. */
public interface Mailbox {

    /** What {@link MailTransport#name()} is when mail is kept here instead of being sent. */
    String WAY = OutboxEntry.KEPT;

    /**
     * Puts a mail in, whole or not at all; the oldest beyond {@link MailSettings#mailboxSize()} go.
     *
     * @return its id
     */
    String put(Mail mail) throws IOException;

    /** @return the newest so many, the newest first */
    List<KeptMail> list(int limit);

    /** @return the mail with this id, if it is there */
    Optional<KeptMail.Content> read(String id);
}
