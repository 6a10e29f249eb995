package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.EscalationLevels;
import com.cinemataztic.incidents.oncall.Recipient;
import com.cinemataztic.incidents.tickets.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Resolves a target to destinations, from contacts, rotas and earlier notifications. */
@Component
public class Targets {

    private final ContactBook book;
    private final AssigneeDestinations holders;
    private final Outbox outbox;

    Targets(ContactBook book, AssigneeDestinations holders, Outbox outbox) {
        this.book = book;
        this.holders = holders;
        this.outbox = outbox;
    }

    /** @return each once; empty when there is nobody to notify */
    List<Destination> of(Target target, Ticket ticket, Instant at) {
        return switch (target) {
            case Target.Contacts() -> contacts(ticket, at);
            case Target.NotYetNotified() -> {
                var notified = notified(ticket);
                yield contacts(ticket, at).stream()
                        .filter(to -> !notified.contains(to.id()))
                        .toList();
            }
            case Target.Holder(var name) -> holders.find(name).stream().toList();
            case Target.HolderElseContacts(var name) ->
                holders.find(name).map(List::of).orElseGet(() -> contacts(ticket, at));
            case Target.NoPerson() -> List.of();
            case Target.Level(var level) -> destinations(EscalationPolicy.at(level, levels(ticket, at)));
        };
    }

    /** @return the fallback contacts, who receive what nobody else can, without the entry's own recipient */
    public List<Destination> fallback(OutboxEntry entry, Instant at) {
        return destinations(book.fallback(at)).stream()
                .filter(to -> !to.id().equals(entry.to().id()))
                .toList();
    }

    private List<Destination> contacts(Ticket ticket, Instant at) {
        var subject = ticket.subject();
        return destinations(book.recipients(subject.region(), subject.cinemaId(), ticket.severity(), at));
    }

    private EscalationLevels levels(Ticket ticket, Instant at) {
        var subject = ticket.subject();
        return book.levels(subject.region(), subject.cinemaId(), ticket.severity(), at);
    }

    private Set<String> notified(Ticket ticket) {
        return outbox.of(List.of(ticket.id())).stream()
                .map(entry -> entry.to().id())
                .collect(Collectors.toSet());
    }

    private static List<Destination> destinations(List<Recipient> recipients) {
        return recipients.stream()
                .<Destination>map(recipient -> Destination.of(recipient.contact()))
                .toList();
    }
}
