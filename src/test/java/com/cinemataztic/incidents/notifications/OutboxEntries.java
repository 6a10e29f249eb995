package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Outbox entries as tests need them. */
public final class OutboxEntries {

    public static final RegionId DENMARK = new RegionId("denmark");

    /** One of each kind; a kind with fields has values that are easily lost. */
    public static final List<TicketEvent> EVERY_EVENT = List.of(
            new TicketEvent.Opened(),
            new TicketEvent.Drill(),
            new TicketEvent.SeverityRose(Severity.INFO),
            new TicketEvent.Reopened(),
            new TicketEvent.TakenOver("Åke \"$set\" 🎬"),
            new TicketEvent.ClosedByItself(),
            new TicketEvent.Escalated(3),
            new TicketEvent.LastCall(),
            new TicketEvent.Over());

    private OutboxEntries() {}

    /** @return the contact of this name as a destination */
    public static Destination to(String name) {
        return Destination.of(GivenContact.named(name).contact());
    }

    /** @return the program behind this hook */
    public static Destination program(String hook) {
        return new Destination.Program(new WebhookName(hook));
    }

    /** @return the entry for anna that the ticket was opened, pending since that moment */
    public static OutboxEntry opened(String ticket, Instant at) {
        return pending(ticket, to("anna"), new TicketEvent.Opened(), at);
    }

    public static OutboxEntry pending(String ticket, Destination to, TicketEvent what, Instant at) {
        return OutboxEntry.pending(new TicketId(ticket), "c1", to, DENMARK, what, null, at);
    }

    /** @return so many, of DK-1, DK-2 and so on, each created a second after the one before */
    public static List<OutboxEntry> several(int count, Instant first) {
        return IntStream.range(0, count)
                .mapToObj(i -> opened("DK-" + (i + 1), first.plusSeconds(i)))
                .toList();
    }

    /** @return the same, in the mail of the ticket's cinema */
    public static OutboxEntry under(String site, OutboxEntry entry) {
        return OutboxEntry.pending(
                entry.ticket(),
                entry.changeId(),
                entry.to(),
                entry.region(),
                entry.what(),
                new TicketId(site),
                entry.createdAt());
    }

    /** @return the same when it was sent */
    public static OutboxEntry sent(OutboxEntry entry, Instant at) {
        return entry.ended(OutboxEntry.State.SENT, "smtp", "<m@x>", at);
    }

    /** @return the same after a permanent failure */
    public static OutboxEntry failed(OutboxEntry entry, Instant at) {
        return entry.ended(OutboxEntry.State.FAILED, "550 5.1.1 <anna@example.com>: unknown\tuser", "<m@x>", at);
    }

    /** @return the same when it need not be sent any more */
    public static OutboxEntry over(OutboxEntry entry, Instant at) {
        return entry.ended(OutboxEntry.State.OVER, "it was closed before this went out", null, at);
    }

    /** @return the same after a try that came to nothing */
    public static OutboxEntry postponed(OutboxEntry entry, Instant next) {
        return entry.postponed(next, "451 4.3.0 try again later");
    }

    /** @return a mail of two entries to anna */
    public static Outbox.SentMail mail(String messageId, Instant at) {
        return new Outbox.SentMail(messageId, to("anna").id(), DENMARK.value(), at, 2);
    }
}
