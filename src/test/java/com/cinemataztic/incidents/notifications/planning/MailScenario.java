package com.cinemataztic.incidents.notifications.planning;

import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.notifications.GivenContact;
import com.cinemataztic.incidents.notifications.ShowsOfTests;
import com.cinemataztic.incidents.notifications.delivery.OutboxWorker;
import com.cinemataztic.incidents.notifications.mail.KeptMail;
import com.cinemataztic.incidents.notifications.mail.Mailbox;
import com.cinemataztic.incidents.oncall.ContactBook;
import com.cinemataztic.incidents.oncall.Contacts;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A scenario with contacts, and the mails that arrive in the mailbox. */
abstract class MailScenario extends NotificationScenario {

    @Autowired
    Contacts contacts;

    @Autowired
    ContactBook book;

    @Autowired
    private OutboxWorker worker;

    @Autowired
    private Mailbox mailbox;

    private final Set<String> seen = new HashSet<>();
    private final Set<TicketId> others = new HashSet<>();

    @BeforeEach
    void contactsOfThisTest() {
        contacts.add(person("Anna").contact());
        contacts.add(person("Lea").lead());
        contacts.add(GivenContact.named("Responder desk").asFallback());
        book.readAnew();
        others.addAll(board.snapshot().rows().keySet());
    }

    @Override
    void deliver() {
        int before;
        do {
            before = mailbox.list(10_000).size();
            worker.poll();
            await().until(worker::idle);
        } while (mailbox.list(10_000).size() > before);
    }

    GivenContact person(String name) {
        return GivenContact.named(name(name)).of(ShowsOfTests.region(test).value());
    }

    String name(String name) {
        return name + " " + test;
    }

    String to(String name, TicketRow ticket) {
        var called = Set.of("Responder desk", "Olga").contains(name) ? name : name(name);
        return called + ": [" + ticket.id() + "]";
    }

    /** @return the mails since the last call: the recipient and the beginning of the subject */
    List<String> mails() {
        return mailbox.list(10_000).stream()
                .filter(mail -> seen.add(mail.id()))
                .filter(this::isOfThisTest)
                .map(mail -> mail.to().replaceFirst("\\s*<.*", "").replace("\"", "") + ": "
                        + mail.subject().replaceFirst("] (?!.*new tickets).*", "]"))
                .toList();
    }

    /** The tickets of other tests live on, and their pending notifications are sent. */
    boolean isOfThisTest(KeptMail mail) {
        return mail.subject().startsWith("[Region " + test + "]")
                || !mail.subject().startsWith("[Region ")
                        && others.stream().noneMatch(other -> mail.subject().startsWith("[" + other + "]"));
    }

    List<String> texts(TicketRow ticket) {
        return mailbox.list(1_000).stream()
                .filter(mail -> mail.subject().startsWith("[" + ticket.id() + "]"))
                .map(mail -> mailbox.read(mail.id()).orElseThrow().text())
                .toList();
    }

    String newest() {
        return mailbox.list(10_000).stream()
                .filter(this::isOfThisTest)
                .findFirst()
                .flatMap(mail -> mailbox.read(mail.id()))
                .orElseThrow()
                .text();
    }
}
