package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Passes mails to the transport, counts the results, and shows admins the mails in the mailbox. */
@Service
public class MailSender {

    private static final Logger LOGGER = LoggerFactory.getLogger(MailSender.class);

    private final MailTransport transport;
    private final Mailbox mailbox;
    private final MeterRegistry meters;

    MailSender(MailTransport transport, Mailbox mailbox, MeterRegistry meters) {
        this.transport = transport;
        this.mailbox = mailbox;
        this.meters = meters;
        meters.gauge("portal.mail.failing", transport, it -> it.problem().isPresent() ? 1 : 0);
    }

    /** Sends one mail. The same mail may be sent again after {@link DeliveryResult.Later}. */
    public DeliveryResult send(Mail mail) {
        var delivery = attempt(mail);
        meters.counter("portal.mail.sent", "transport", transport.name(), "outcome", delivery.word())
                .increment();
        switch (delivery) {
            case DeliveryResult.Accepted(var reference) -> LOGGER.debug("{} is sent: {}", mail.messageId(), reference);
            case DeliveryResult.Kept(var reference) -> LOGGER.debug("{} is kept: {}", mail.messageId(), reference);
            case DeliveryResult.Rejected(var reason) ->
                LOGGER.warn("{} is refused by {}: {}", mail.messageId(), transport.name(), reason);
            case DeliveryResult.Later later ->
                LOGGER.info("{} can't be sent now by {}: {}", mail.messageId(), transport.name(), later.reason());
        }
        return delivery;
    }

    private DeliveryResult attempt(Mail mail) {
        try {
            return transport.send(mail);
        } catch (RuntimeException broken) {
            LOGGER.error("{} failed on {}", transport.name(), mail.messageId(), broken);
            return new DeliveryResult.Later(
                    "The transport failed: " + broken.getClass().getSimpleName());
        }
    }

    /** @return the transport's name, e.g. {@code smtp} */
    public String way() {
        return transport.name();
    }

    /** @return whether mail leaves this machine */
    public boolean delivers() {
        return transport.delivers();
    }

    /** @return how mail is sent, a sentence for people */
    public String describe() {
        return transport.describe();
    }

    /**
     * @return the transport's present problem, for people. While there is one, it may be the cause of a rejection that
     *     is not the mail's own fault
     */
    public Optional<String> problem() {
        return transport.problem();
    }

    /**
     * @return the mailbox's newest mails, at most {@code limit}, the newest first; none unless the actor is an admin
     */
    public List<KeptMail> kept(Actor actor, int limit) {
        return mayRead(actor) ? mailbox.list(limit) : List.of();
    }

    /** @return the mail with this id, if it exists and the actor is an admin */
    public Optional<KeptMail.Content> read(Actor actor, String id) {
        return mayRead(actor) ? mailbox.read(id) : Optional.empty();
    }

    /** Admins only: mails name people and contain links that act. */
    private static boolean mayRead(Actor actor) {
        return actor.role().includes(Role.ADMIN);
    }
}
