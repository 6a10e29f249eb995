package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailSettings;
import java.util.Optional;

/** The way that mail takes out of the portal. For {@link MailSender} and the adapters only. */
public interface MailTransport {

    /** @return its name in figures and logs: {@code sendgrid}, {@code smtp} or {@code mailbox} */
    String name();

    /** @return how mail goes, a sentence for people */
    String describe();

    /**
     * Hands one mail over. Returns within the time that {@link MailSettings#timeout()} gives; never throws for what the
     * other side does.
     */
    DeliveryResult send(Mail mail);

    /**
     * @return what is wrong with the way itself, for people, so that other mails will fare no better until somebody acts;
     *     empty when nothing is known to be
     */
    Optional<String> problem();
}
