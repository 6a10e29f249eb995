package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Sends a mail that is about nothing, for an admin who wants to know whether mail arrives. */
@Service
public class TestMail {

    private final Postman postman;
    private final MailWriter writer;
    private final Clock clock;

    TestMail(Postman postman, MailWriter writer, Clock clock) {
        this.postman = postman;
        this.writer = writer;
        this.clock = clock;
    }

    /** @return what the transport answered; refused to whom is no admin */
    public Delivery to(Actor actor, String address) {
        if (!actor.role().includes(Role.ADMIN)) {
            return new Delivery.Refused("Only admins send test mails.");
        }
        var to = MailAddress.parse("", address.strip());
        if (to.isEmpty()) {
            return new Delivery.Refused("That is no mail address: something like maja@example.com is wanted.");
        }
        var letter = new Letter.Test(actor.name(), UUID.randomUUID().toString(), clock.instant());
        return postman.send(writer.write(letter, to.get(), Locale.ENGLISH));
    }
}
