package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.OutboxEntries.failed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.mail;
import static com.cinemataztic.incidents.notifications.OutboxEntries.opened;
import static com.cinemataztic.incidents.notifications.OutboxEntries.over;
import static com.cinemataztic.incidents.notifications.OutboxEntries.pending;
import static com.cinemataztic.incidents.notifications.OutboxEntries.postponed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.program;
import static com.cinemataztic.incidents.notifications.OutboxEntries.sent;
import static com.cinemataztic.incidents.notifications.OutboxEntries.several;
import static com.cinemataztic.incidents.notifications.OutboxEntries.to;
import static com.cinemataztic.incidents.notifications.OutboxEntries.under;
import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.Outbox.Claimed;
import com.cinemataztic.incidents.notifications.OutboxEntries;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoOutboxMongoTests {

    private static final Instant LATER = NOON.plusSeconds(60);
    private static final String MAIL = "<m@x>";

    @RegisterExtension
    final TempStore store = new TempStore();

    @RegisterExtension
    final TempStore stoppable = TempStore.embedded();

    @Test
    void everyEventComesBackAsItWasAfterARestart() {
        assertThat(OutboxEntries.EVERY_EVENT).extracting(Object::getClass).containsExactlyInAnyOrder((Class<?>[])
                TicketEvent.class.getPermittedSubclasses());
        var entries = OutboxEntries.EVERY_EVENT.stream()
                .map(what -> pending("DK-" + (OutboxEntries.EVERY_EVENT.indexOf(what) + 1), to("Åke"), what, NOON))
                .toList();
        outbox().put(entries);
        store.restart();
        assertThat(outbox().due(NOON, 100)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void everyStateComesBackAsItWasAfterARestart() {
        var entries = several(5, NOON);
        var settled = List.of(
                under("DK-9", entries.get(0)),
                postponed(postponed(entries.get(1), NOON), LATER),
                sent(entries.get(2), LATER),
                failed(entries.get(3), LATER),
                over(entries.get(4), LATER));
        outbox().put(entries);
        outbox().settle(settled);
        store.restart();
        assertThat(outbox().of(tickets(entries))).containsExactlyElementsOf(settled);
    }

    @Test
    void anEntryPutTwiceIsStoredOnceAndKeepsItsState() {
        var outbox = outbox();
        var first = opened("DK-1", NOON);
        var second = opened("DK-2", NOON);
        outbox.put(List.of(first));
        outbox.settle(List.of(sent(first, NOON)));
        outbox.put(List.of(opened("DK-1", LATER), second, second));
        assertThat(outbox.of(tickets(List.of(first, second)))).containsExactlyInAnyOrder(sent(first, NOON), second);
    }

    @Test
    void onlyUnclaimedEntriesThatWaitAreDueAndTheOldestFirst() {
        var outbox = outbox();
        var claimed = opened("DK-1", NOON.minusSeconds(9));
        var ended = opened("DK-2", NOON.minusSeconds(8));
        var young = opened("DK-3", NOON.minusSeconds(1));
        var postponed = opened("DK-4", NOON.minusSeconds(7));
        var old = opened("DK-5", NOON.minusSeconds(2));
        var notYet = opened("DK-6", NOON.minusSeconds(6));
        outbox.put(List.of(claimed, ended, young, postponed, old, notYet));
        outbox.claim(List.of(claimed), MAIL, NOON, LATER);
        outbox.settle(List.of(over(ended, NOON), postponed(postponed, NOON), postponed(notYet, NOON.plusMillis(1))));

        assertThat(outbox.due(NOON, 100)).containsExactly(postponed(postponed, NOON), old, young);
        assertThat(outbox.due(NOON, 2))
                .describedAs("what was due first, although another is older")
                .containsExactly(old, young);
        assertThat(outbox.due(LATER.plusMillis(1), 100))
                .extracting(OutboxEntry::id)
                .containsExactly(claimed.id(), postponed.id(), notYet.id(), old.id(), young.id());
    }

    @Test
    void entriesForProgramsAndPeopleComeBackAsTheyWereAndDoNotDelayEachOther() {
        var toProgram = pending("DK-1", program("on-call"), new TicketEvent.Escalated(2), NOON);
        var toPerson = pending("DK-1", to("anna"), new TicketEvent.Escalated(2), NOON);
        outbox().put(List.of(toProgram, toPerson));
        store.restart();
        var outbox = outbox();
        assertThat(outbox.due(NOON, 1)).containsExactly(toPerson);
        assertThat(outbox.due(new WebhookName("on-call"), NOON, 1)).containsExactly(toProgram);
        assertThat(outbox.of(List.of(toProgram.ticket()))).containsExactlyInAnyOrder(toProgram, toPerson);
        assertThat(outbox.claim(List.of(toProgram), toProgram.id(), NOON, LATER).entries())
                .containsExactly(toProgram);
        assertThat(outbox.due(new WebhookName("on-call"), NOON, 1)).isEmpty();
        outbox.settle(List.of(sent(toProgram, NOON)));
        assertThat(outbox.due(new WebhookName("on-call"), LATER.plusMillis(1), 1))
                .isEmpty();
        assertThat(outbox.due(NOON, 1)).containsExactly(toPerson);
    }

    @Test
    void moreThanComeInOneReplyAreReadWhole() {
        var outbox = outbox();
        var entries = several(1_101, NOON.minusSeconds(2_000));
        outbox.put(entries);
        assertThat(outbox.due(NOON, 5_000)).containsExactlyElementsOf(entries);
        assertThat(outbox.due(NOON, 1_001)).containsExactlyElementsOf(entries.subList(0, 1_001));
        assertThat(outbox.of(tickets(entries))).hasSize(1_101);
        assertThat(outbox.claim(entries, MAIL, NOON, LATER).entries()).hasSize(1_101);
        assertThat(outbox.claim(entries, MAIL, LATER.plusMillis(1), LATER.plusSeconds(60)))
                .extracting(Claimed::again, it -> it.entries().size())
                .containsExactly(1_101, 1_101);
    }

    @Test
    void theEntriesOfATicketAreThoseOfNoOther() {
        var outbox = outbox();
        var one = opened("DK-1", NOON);
        var toBo = pending("DK-1", to("bo"), new TicketEvent.LastCall(), NOON.minusSeconds(1));
        outbox.put(List.of(one, opened("DK-10", NOON), toBo));
        assertThat(outbox.of(List.of(one.ticket(), new TicketId("DK-2")))).containsExactly(toBo, one);
    }

    @Test
    void aSentEntryStaysSentWhenASlowerWriterSettlesIt() {
        var outbox = outbox();
        var entry = opened("DK-1", NOON);
        outbox.put(List.of(entry));
        // One instance found it over while another sent it.
        outbox.settle(List.of(over(entry, NOON)));
        outbox.settle(List.of(sent(entry, NOON)));
        outbox.settle(List.of(postponed(entry, LATER)));
        assertThat(outbox.of(List.of(entry.ticket()))).containsExactly(sent(entry, NOON));
        assertThat(outbox.due(LATER, 10)).isEmpty();
    }

    @Test
    void settlingDoesNotBringAForgottenEntryBack() {
        var outbox = outbox();
        var entry = opened("DK-1", NOON);
        outbox.settle(List.of(sent(entry, NOON)));
        assertThat(outbox.of(List.of(entry.ticket()))).isEmpty();
    }

    @Test
    void figuresCountTheWaitingEntriesTheirAgeAndThoseGivenUp() {
        var outbox = outbox();
        assertThat(outbox.status(NOON)).isEqualTo(new Outbox.Status(0, null, 0));
        assertThat(outbox.status(NOON).age(NOON)).isZero();

        var entries = several(7, NOON);
        outbox.put(entries);
        outbox.settle(List.of(
                sent(entries.get(0), NOON),
                over(entries.get(1), NOON),
                failed(entries.get(2), NOON.minusMillis(1)),
                failed(entries.get(3), NOON),
                postponed(entries.get(5), LATER)));
        outbox.claim(entries.subList(4, 5), MAIL, NOON, LATER);

        var status = outbox.status(NOON);
        assertThat(status).isEqualTo(new Outbox.Status(3, entries.get(4).createdAt(), 1));
        assertThat(status.age(NOON.plusSeconds(10))).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void theMailsSinceAMomentAreListedOnceEach() {
        var outbox = outbox();
        outbox.noteMail(mail("<old@x>", NOON.minusMillis(1)));
        outbox.noteMail(mail("<m@x>", NOON));
        outbox.noteMail(mail("<m@x>", LATER));
        outbox.noteMail(mail("<n@x>", NOON));
        store.restart();
        assertThat(outbox().mailsSince(NOON)).containsExactlyInAnyOrder(mail("<m@x>", LATER), mail("<n@x>", NOON));
    }

    @Test
    void onlyEntriesAndMailsBeforeTheLimitAreForgotten() {
        var outbox = outbox();
        var entries = several(5, NOON.minus(Duration.ofDays(400)));
        var kept = List.of(sent(entries.get(3), NOON), entries.get(4));
        outbox.put(entries);
        outbox.settle(List.of(
                sent(entries.get(0), NOON.minusMillis(1)),
                failed(entries.get(1), NOON.minusMillis(1)),
                over(entries.get(2), NOON.minusMillis(1)),
                kept.getFirst()));
        outbox.noteMail(mail("<old@x>", NOON.minusMillis(1)));
        outbox.noteMail(mail("<m@x>", NOON));

        outbox.forget(NOON);

        assertThat(outbox.of(tickets(entries))).containsExactlyElementsOf(kept);
        assertThat(outbox.mailsSince(Instant.EPOCH)).containsExactly(mail("<m@x>", NOON));
    }

    @Test
    void saysSoWhenTheStoreIsGoneAndAsksItNothingAboutNothing() {
        var outbox = new MongoOutbox(stoppable.documents());
        var entries = several(1, NOON);
        stoppable.stopServer();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> new MongoOutbox(stoppable.documents()),
                () -> outbox.put(entries),
                () -> outbox.due(NOON, 1),
                () -> outbox.due(new WebhookName("on-call"), NOON, 1),
                outbox::waitingHooks,
                () -> outbox.of(tickets(entries)),
                () -> outbox.claim(entries, MAIL, NOON, LATER),
                () -> outbox.settle(entries),
                () -> outbox.noteMail(mail(MAIL, NOON)),
                () -> outbox.mailsSince(NOON),
                () -> outbox.status(NOON),
                () -> outbox.forget(NOON))) {
            assertThatThrownBy(call).isInstanceOf(StoreUnavailable.class);
        }
        assertThatCode(() -> {
                    outbox.put(List.of());
                    outbox.of(List.of());
                    outbox.claim(List.of(), MAIL, NOON, LATER);
                    outbox.settle(List.of());
                })
                .doesNotThrowAnyException();
    }

    private Outbox outbox() {
        return new MongoOutbox(store.documents());
    }

    private static List<TicketId> tickets(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::ticket).toList();
    }
}
