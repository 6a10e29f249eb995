package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Notices as tests need them. */
public final class Notices {

    public static final RegionId DENMARK = new RegionId("denmark");

    /** One of each kind; where a kind says more, with something in it that is easily lost. */
    public static final List<Happening> EVERY_HAPPENING = List.of(
            new Happening.Opened(),
            new Happening.SeverityRose(Severity.INFO),
            new Happening.Reopened(),
            new Happening.TakenOver("Åke \"$set\" 🎬"),
            new Happening.ClosedByItself(),
            new Happening.Escalated(3),
            new Happening.LastCall(),
            new Happening.Over());

    private Notices() {}

    /** @return the contact of this name, as one who is told */
    public static Addressee to(String name) {
        return Addressee.of(People.named(name).contact());
    }

    /** @return the program that this hook tells */
    public static Addressee program(String hook) {
        return new Addressee.Program(new HookName(hook));
    }

    /** @return that the ticket was opened, owed to anna at that moment */
    public static Notice opened(String ticket, Instant at) {
        return owed(ticket, to("anna"), new Happening.Opened(), at);
    }

    public static Notice owed(String ticket, Addressee to, Happening what, Instant at) {
        return Notice.owed(new TicketId(ticket), "c1", to, DENMARK, what, null, at);
    }

    /** @return so many, of DK-1, DK-2 and so on, each owed a second after the one before */
    public static List<Notice> several(int count, Instant first) {
        return IntStream.range(0, count)
                .mapToObj(i -> opened("DK-" + (i + 1), first.plusSeconds(i)))
                .toList();
    }

    /** @return the same, in the mail of the ticket's cinema */
    public static Notice under(String site, Notice notice) {
        return Notice.owed(
                notice.ticket(),
                notice.changeId(),
                notice.to(),
                notice.region(),
                notice.what(),
                new TicketId(site),
                notice.createdAt());
    }

    /** @return the same when it went out */
    public static Notice sent(Notice notice, Instant at) {
        return notice.ended(Notice.State.SENT, "smtp", "<m@x>", at);
    }

    /** @return the same when it was refused for good */
    public static Notice failed(Notice notice, Instant at) {
        return notice.ended(Notice.State.FAILED, "550 5.1.1 <anna@example.com>: unknown\tuser", "<m@x>", at);
    }

    /** @return the same when it need not go any more */
    public static Notice over(Notice notice, Instant at) {
        return notice.ended(Notice.State.OVER, "it was closed before this went out", null, at);
    }

    /** @return the same after a try that came to nothing */
    public static Notice postponed(Notice notice, Instant next) {
        return notice.postponed(next, "451 4.3.0 try again later");
    }

    /** @return a mail of two notices to anna */
    public static Outbox.SentMail mail(String messageId, Instant at) {
        return new Outbox.SentMail(messageId, to("anna").id(), DENMARK.value(), at, 2);
    }
}
