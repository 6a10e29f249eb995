package com.cinemataztic.incidents.notifications.internal;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.mail.Mail;
import com.cinemataztic.incidents.notifications.mail.MailTransport;
import com.cinemataztic.incidents.notifications.mail.Mailbox;
import java.io.IOException;
import java.util.Optional;

/** Keeps mail on this machine instead of sending it. */
class MailboxTransport implements MailTransport {

    private final Mailbox mailbox;
    private final String why;

    /** @param why mail is not sent, a sentence for people */
    MailboxTransport(Mailbox mailbox, String why) {
        this.mailbox = mailbox;
        this.why = why;
    }

    @Override
    public String name() {
        return Mailbox.WAY;
    }

    @Override
    public String describe() {
        return why;
    }

    @Override
    public boolean delivers() {
        return false;
    }

    @Override
    public DeliveryResult send(Mail mail) {
        try {
            return new DeliveryResult.Kept(mailbox.put(mail));
        } catch (IOException full) {
            return new DeliveryResult.Later("The mailbox on disk can't be written to: " + full.getMessage());
        }
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }
}
