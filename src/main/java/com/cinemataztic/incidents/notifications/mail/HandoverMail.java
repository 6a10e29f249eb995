package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.RateLimiter;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Recipient;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Sends a handover report to the next shift, when a person of the present shift asks for it. */
@Service
public class HandoverMail {

    private static final int A_MINUTE = 5;

    private final ContactBook book;
    private final MailSender postman;
    private final MailWriter writer;
    private final RateLimiter bound;
    private final Clock clock;

    HandoverMail(ContactBook book, MailSender postman, MailWriter writer, Clock clock) {
        this.book = book;
        this.postman = postman;
        this.writer = writer;
        this.bound = new RateLimiter(A_MINUTE, clock);
        this.clock = clock;
    }

    /**
     * The possible recipients for a region: who is on call next, who is on call now, the region's contacts and the
     * fallback contacts.
     *
     * @return each once, the next on call first; none if the actor may not send
     */
    public List<Contact> recipients(Actor actor, RegionId region) {
        if (!maySend(actor, region)) {
            return List.of();
        }
        var now = clock.instant();
        var answering = book.answering(region, now);
        var until = answering.until();
        var next = until == null ? answering : book.answering(region, until);
        var each = new LinkedHashMap<ContactId, Contact>();
        Stream.of(
                        next.people().stream().map(Recipient::contact),
                        answering.people().stream().map(Recipient::contact),
                        book.contacts().stream()
                                .filter(contact -> contact.regions().contains(region)),
                        book.contacts().stream().filter(Contact::isDefault))
                .flatMap(contacts -> contacts)
                .forEach(contact -> each.putIfAbsent(contact.id(), contact));
        return List.copyOf(each.values());
    }

    /**
     * Sends the report at once, in the recipient's language.
     *
     * @param handed about one region
     * @param to one of {@link #recipients}
     * @return the transport's answer; rejected if the actor may not send or sends too often
     */
    public DeliveryResult send(Actor actor, HandoverReport handed, ContactId to) {
        var region = handed.region();
        if (region == null) {
            return new DeliveryResult.Rejected("A mail is about one region. Choose one.");
        }
        if (!maySend(actor, region.id())) {
            return new DeliveryResult.Rejected("Only operators and admins of the region send its handover.");
        }
        var contact = recipients(actor, region.id()).stream()
                .filter(each -> each.id().equals(to))
                .findFirst();
        if (contact.isEmpty()) {
            return new DeliveryResult.Rejected("That is no contact of this region any more.");
        }
        if (!bound.allows(actor.name())) {
            return new DeliveryResult.Rejected(
                    "You sent " + A_MINUTE + " handovers within a minute. Wait a minute, then send it again.");
        }
        var letter = new MailContent.Handover(region, handed, UUID.randomUUID().toString(), actor.name());
        var addressee = Destination.of(contact.get());
        return postman.send(writer.write(letter, addressee.mail(), Locale.forLanguageTag(addressee.language())));
    }

    private static boolean maySend(Actor actor, RegionId region) {
        return actor.mayChange() && actor.maySee(region);
    }
}
