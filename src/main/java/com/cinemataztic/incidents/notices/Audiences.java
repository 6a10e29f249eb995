package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.tickets.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Knows who is meant by an audience, from contacts, rotas and what was told before. */
@Component
class Audiences {

    private final ContactBook book;
    private final Holders holders;
    private final Outbox outbox;

    Audiences(ContactBook book, Holders holders, Outbox outbox) {
        this.book = book;
        this.holders = holders;
        this.outbox = outbox;
    }

    /** @return each once; nobody, when there is nobody to be told */
    List<Addressee> of(Audience audience, Ticket ticket, Instant at) {
        return switch (audience) {
            case Audience.Contacts() -> contacts(ticket, at);
            case Audience.NotYetTold() -> {
                var told = told(ticket);
                yield contacts(ticket, at).stream()
                        .filter(to -> !told.contains(to.id()))
                        .toList();
            }
            case Audience.Holder(var name) -> holders.find(name).stream().toList();
            case Audience.HolderElseContacts(var name) ->
                holders.find(name).map(List::of).orElseGet(() -> contacts(ticket, at));
            case Audience.Level(var level) -> addressees(Ladder.at(level, levels(ticket, at)));
        };
    }

    /** @return whom everything that can't be told to anybody else is told */
    List<Addressee> defaults(Notice notice, Instant at) {
        return addressees(book.defaults(at)).stream()
                .filter(to -> !to.id().equals(notice.to().id()))
                .toList();
    }

    private List<Addressee> contacts(Ticket ticket, Instant at) {
        var subject = ticket.subject();
        return addressees(book.recipients(subject.region(), subject.cinemaId(), ticket.severity(), at));
    }

    private Levels levels(Ticket ticket, Instant at) {
        var subject = ticket.subject();
        return book.levels(subject.region(), subject.cinemaId(), ticket.severity(), at);
    }

    private Set<String> told(Ticket ticket) {
        return outbox.of(List.of(ticket.id())).stream()
                .map(notice -> notice.to().id())
                .collect(Collectors.toSet());
    }

    private static List<Addressee> addressees(List<Recipient> recipients) {
        return recipients.stream()
                .<Addressee>map(recipient -> Addressee.of(recipient.contact()))
                .toList();
    }
}
