package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.notifications.DeliveryResult;
import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.RateLimiter;
import com.cinemataztic.incidents.notifications.mail.MailContent;
import com.cinemataztic.incidents.notifications.mail.MailSender;
import com.cinemataztic.incidents.notifications.mail.MailWriter;
import com.cinemataztic.incidents.oncall.Contact;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.ContactId;
import com.cinemataztic.incidents.oncall.Recipient;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Clock;
import java.util.Comparator;
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
    private static final int LONGEST_NAME = 100;

    private final ContactBook book;
    private final MailSender sender;
    private final MailWriter writer;
    private final RateLimiter limiter;
    private final Clock clock;

    HandoverMail(ContactBook book, MailSender sender, MailWriter writer, Clock clock) {
        this.book = book;
        this.sender = sender;
        this.writer = writer;
        this.limiter = new RateLimiter(A_MINUTE, clock);
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
        var onCall = book.onCall(region, now);
        var until = onCall.until();
        var next = until == null ? onCall : book.onCall(region, until);
        var each = new LinkedHashMap<ContactId, Contact>();
        Stream.of(
                        next.people().stream().map(Recipient::contact),
                        onCall.people().stream().map(Recipient::contact),
                        book.contacts().stream()
                                .filter(contact -> contact.regions().contains(region)),
                        book.contacts().stream().filter(Contact::isFallback))
                .flatMap(contacts -> contacts)
                .forEach(contact -> each.putIfAbsent(contact.id(), contact));
        return List.copyOf(each.values());
    }

    /**
     * Sends the report at once, in the recipient's language.
     *
     * @param report about one region
     * @param to one of {@link #recipients}
     * @return the transport's answer; rejected if the actor may not send or sends too often
     */
    public DeliveryResult send(Actor actor, HandoverReport report, ContactId to) {
        var region = report.region();
        if (region == null) {
            return new DeliveryResult.Rejected("Choose one region: a handover mail covers one.");
        }
        if (!maySend(actor, region.id())) {
            return new DeliveryResult.Rejected("Only operators and admins of the region can send its handover.");
        }
        var contact = recipients(actor, region.id()).stream()
                .filter(each -> each.id().equals(to))
                .findFirst();
        if (contact.isEmpty()) {
            return new DeliveryResult.Rejected("This contact no longer belongs to the region. Choose another.");
        }
        if (!limiter.allows(actor.name())) {
            return new DeliveryResult.Rejected(
                    "You sent " + A_MINUTE + " handovers within a minute. Wait a minute, then send it again.");
        }
        var recipient = Destination.of(contact.get());
        var language = Locale.forLanguageTag(recipient.language());
        var content = content(report, UUID.randomUUID().toString(), actor.name(), language);
        return sender.send(writer.write(content, recipient.mail(), language));
    }

    /**
     * @param id distinguishes this mail from others about the region
     * @param from who hands over, empty if nobody does
     */
    static MailContent content(HandoverReport report, String id, String from, Locale language) {
        var words = new HandoverWording(report, language);
        return new MailContent.Report(
                "handover-" + (report.region() == null ? "all" : report.region().id()),
                id,
                words.subject(),
                words.headline(),
                words.lead(MailText.line(from, LONGEST_NAME)),
                report.waiting().stream()
                        .map(waiting -> waiting.ticket().severity())
                        .max(Comparator.<Severity>naturalOrder())
                        .orElse(null),
                words.sections().stream().map(HandoverMail::section).toList(),
                report.at());
    }

    private static MailContent.Section section(HandoverWording.Section section) {
        return new MailContent.Section(
                section.title(),
                section.column(),
                section.rows().stream()
                        .map(row -> new MailContent.Row(row.ticket(), row.what(), row.when(), row.state(), row.over()))
                        .toList(),
                section.sentences(),
                section.none());
    }

    private static boolean maySend(Actor actor, RegionId region) {
        return actor.mayChange() && actor.maySee(region);
    }
}
