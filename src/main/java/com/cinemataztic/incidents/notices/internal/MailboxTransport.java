package com.cinemataztic.incidents.notices.internal;

import com.cinemataztic.incidents.notices.Delivery;
import com.cinemataztic.incidents.notices.Mail;
import com.cinemataztic.incidents.notices.Mailbox;
import com.cinemataztic.incidents.notices.Transport;
import java.io.IOException;
import java.util.Optional;

/** Mail that stays here. */
class MailboxTransport implements Transport {

    private final Mailbox mailbox;
    private final String why;

    /** @param why mail leaves by no other way, a sentence for people */
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
    public Delivery send(Mail mail) {
        try {
            return new Delivery.Accepted(mailbox.put(mail));
        } catch (IOException full) {
            return new Delivery.Later("The mailbox on disk can't be written to: " + full.getMessage());
        }
    }

    @Override
    public Optional<String> ailment() {
        return Optional.empty();
    }
}
