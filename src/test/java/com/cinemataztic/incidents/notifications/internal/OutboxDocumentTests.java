package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.oncall.EmailAddress;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.TicketId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxDocumentTests {

    private static final Destination MAJA = Destination.of(new EmailAddress("maja@example.com"));

    @Test
    void aMailInTheMailboxIsReadAsItWasStored() {
        assertThat(OutboxDocument.of(sent(MAJA, "mailbox", true)))
                .returns(true, OutboxDocument::kept)
                .returns(sent(MAJA, "mailbox", true), OutboxDocument::toEntry);
        assertThat(OutboxDocument.of(sent(MAJA, "smtp", false)))
                .returns(null, OutboxDocument::kept)
                .returns(sent(MAJA, "smtp", false), OutboxDocument::toEntry);
    }

    @Test
    void anOlderDocumentSaysByItsDetailThatItsMailIsInTheMailbox() {
        assertThat(older(sent(MAJA, "mailbox", false), null).toEntry().kept()).isTrue();
        assertThat(older(sent(MAJA, "smtp", false), null).toEntry().kept()).isFalse();
        assertThat(older(sent(MAJA, "mailbox", false), false).toEntry().kept()).isFalse();
        var failed = pending(MAJA).ended(OutboxEntry.State.FAILED, "mailbox", "m", NOON);
        assertThat(older(failed, null).toEntry().kept()).isFalse();
        var program = new Destination.Program(new WebhookName("pager"));
        assertThat(older(sent(program, "mailbox", false), null).toEntry().kept())
                .isFalse();
    }

    private static OutboxDocument older(OutboxEntry entry, @Nullable Boolean kept) {
        var now = OutboxDocument.of(entry);
        return new OutboxDocument(
                now.id(),
                now.ticket(),
                now.changeId(),
                now.to(),
                now.region(),
                now.what(),
                now.createdAt(),
                now.state(),
                now.attempts(),
                now.dueAt(),
                now.claimedUntil(),
                now.detail(),
                now.site(),
                now.endedAt(),
                now.messageId(),
                now.way(),
                kept,
                null,
                null);
    }

    private static OutboxEntry sent(Destination to, String way, boolean kept) {
        return pending(to).sent(way, kept, "m", NOON);
    }

    private static OutboxEntry pending(Destination to) {
        return OutboxEntry.pending(
                new TicketId("DK-1"), "c1", to, new RegionId("denmark"), new TicketEvent.Opened(), null, NOON);
    }
}
