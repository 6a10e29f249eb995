package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.MailAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Sends a test mail for an admin who wants to check that mail arrives. */
@Service
public class TestMail {

    private final MailSender sender;
    private final MailWriter writer;
    private final Clock clock;

    TestMail(MailSender sender, MailWriter writer, Clock clock) {
        this.sender = sender;
        this.writer = writer;
        this.clock = clock;
    }

    /** @return the transport's answer; rejected unless the actor is an admin */
    public DeliveryResult to(Actor actor, String address) {
        if (!actor.role().includes(Role.ADMIN)) {
            return new DeliveryResult.Rejected("Only admins can send test mails.");
        }
        var to = MailAddress.parse("", address.strip());
        if (to.isEmpty()) {
            return new DeliveryResult.Rejected("Enter a mail address such as maja@example.com.");
        }
        var content = new MailContent.Test(actor.name(), UUID.randomUUID().toString(), clock.instant());
        return sender.send(writer.write(content, to.get(), Locale.ENGLISH));
    }
}
