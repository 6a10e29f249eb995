package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailSettings;
import java.util.Optional;

/** Sends mail out of the portal. For {@link MailSender} and the adapters only. */
public interface MailTransport {

    /** @return its name in metrics and logs: {@code sendgrid}, {@code smtp} or {@code mailbox} */
    String name();

    /** @return how mail is sent, a sentence for people */
    String describe();

    /** Sends one mail. Returns within {@link MailSettings#timeout()}; never throws for a fault of the other side. */
    DeliveryResult send(Mail mail);

    /**
     * @return the transport's own problem, for people: other mails will fail too until somebody fixes it; empty when
     *     none is known
     */
    Optional<String> problem();

    /** @return whether mail leaves this machine */
    default boolean delivers() {
        return true;
    }
}
