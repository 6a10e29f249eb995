package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Mails kept on this machine, up to a fixed number. For {@link MailSender} and the adapters only. */
public interface Mailbox {

    /** The value of {@link MailTransport#name()} when mail is kept here instead of being sent. */
    String WAY = "mailbox";

    /**
     * Stores a mail, whole or not at all. Removes the oldest beyond {@link MailSettings#mailboxSize()}.
     *
     * @return its id
     */
    String put(Mail mail) throws IOException;

    /** @return the newest mails, at most {@code limit}, the newest first */
    List<KeptMail> list(int limit);

    /** @return the mail with this id, if it exists */
    Optional<KeptMail.Content> read(String id);
}
