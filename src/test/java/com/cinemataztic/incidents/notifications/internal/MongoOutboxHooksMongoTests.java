package com.cinemataztic.incidents.notifications.internal;

import static com.cinemataztic.incidents.notifications.OutboxEntries.failed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.opened;
import static com.cinemataztic.incidents.notifications.OutboxEntries.over;
import static com.cinemataztic.incidents.notifications.OutboxEntries.pending;
import static com.cinemataztic.incidents.notifications.OutboxEntries.program;
import static com.cinemataztic.incidents.notifications.OutboxEntries.sent;
import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.Outbox.HookFilter;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.platform.TempStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list of deliveries to webhooks, and sending them again. */
class MongoOutboxHooksMongoTests {

    private static final WebhookName PAGER = new WebhookName("pager");

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void pagesFollowEachOtherThoughManyEventsHaveTheSameMoment() {
        var entries = IntStream.range(0, 25)
                .mapToObj(i -> hook("DK-" + (100 + i), "pager", i / 10))
                .toList();
        outbox().put(entries);
        outbox().put(List.of(opened("DK-1", NOON.plusSeconds(60))));
        var seen = new ArrayList<OutboxEntry>();
        Outbox.Part part;
        do {
            part = outbox().hookDeliveries(all(), seen.isEmpty() ? null : position(seen.getLast()), 7);
            seen.addAll(part.entries());
        } while (part.more());
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        assertThat(seen).extracting(OutboxEntry::createdAt).isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void deliveriesAreFilteredByReceiverAndOutcome() {
        var rejected = hook("DK-1", "pager", 1);
        var other = hook("DK-2", "billing", 2);
        outbox().put(List.of(rejected, other, hook("DK-3", "pager", 3)));
        outbox().settle(List.of(failed(rejected, NOON), failed(other, NOON)));
        assertThat(tickets(null, State.FAILED)).containsExactly("DK-2", "DK-1");
        assertThat(tickets(PAGER, State.FAILED)).containsExactly("DK-1");
        assertThat(tickets(PAGER, null)).containsExactly("DK-3", "DK-1");
        assertThat(outbox().failed(PAGER)).isEqualTo(1);
    }

    @Test
    void whatHasEndedIsSentAgainAndWhatWaitsOrIsAMailIsNot() {
        var sent = hook("DK-1", "pager", 1);
        var over = hook("DK-2", "pager", 2);
        var waiting = hook("DK-3", "pager", 3);
        var mail = opened("DK-4", NOON);
        outbox().put(List.of(sent, over, waiting, mail));
        outbox().settle(List.of(sent(sent, NOON), over(over, NOON), sent(mail, NOON)));
        assertThat(outbox().redeliver(sent.id(), NOON)).isTrue();
        assertThat(outbox().redeliver(sent.id(), NOON))
                .describedAs("it waits now")
                .isFalse();
        assertThat(outbox().redeliver(over.id(), NOON)).isTrue();
        assertThat(outbox().redeliver(waiting.id(), NOON)).isFalse();
        assertThat(outbox().redeliver(mail.id(), NOON)).isFalse();
        assertThat(outbox().redeliver("DK-9:c1:hook:pager", NOON)).isFalse();
        assertThat(outbox().due(PAGER, NOON.plusSeconds(60), 10))
                .extracting(entry -> entry.ticket().value())
                .containsExactly("DK-1", "DK-2", "DK-3");
    }

    @Test
    void theFailuresOfOneReceiverAreSentAgainTogether() {
        var mine = List.of(hook("DK-1", "pager", 1), hook("DK-2", "pager", 2));
        var other = hook("DK-3", "billing", 3);
        outbox().put(mine);
        outbox().put(List.of(other));
        outbox().settle(mine.stream().map(entry -> failed(entry, NOON)).toList());
        outbox().settle(List.of(failed(other, NOON)));
        assertThat(outbox().redeliverFailed(PAGER, NOON)).isEqualTo(2);
        assertThat(outbox().failed(PAGER)).isZero();
        assertThat(outbox().failed(new WebhookName("billing"))).isEqualTo(1);
        assertThat(outbox().hookDeliveries(new HookFilter(PAGER, null), null, 10)
                        .entries())
                .allSatisfy(entry -> {
                    assertThat(entry.state()).isEqualTo(State.WAITING);
                    assertThat(entry.attempts()).isZero();
                    assertThat(entry.detail()).isEmpty();
                    assertThat(entry.endedAt()).isNull();
                    assertThat(entry.redeliveredAt()).isEqualTo(NOON);
                });
    }

    /** The heartbeat stops when entries are late; an old event that a person sends again is not. */
    @Test
    void whatIsSentAgainIsNotLate() {
        var old = hook("DK-1", "pager", -86_400);
        var usual = hook("DK-2", "pager", 5);
        outbox().put(List.of(old));
        outbox().settle(List.of(failed(old, NOON)));
        outbox().redeliver(old.id(), NOON);
        assertThat(outbox().status(NOON).oldest()).isNull();
        assertThat(outbox().status(NOON).waiting()).isEqualTo(1);
        outbox().put(List.of(usual));
        assertThat(outbox().status(NOON).oldest()).isEqualTo(usual.createdAt());
    }

    private List<String> tickets(@Nullable WebhookName hook, @Nullable State state) {
        return outbox().hookDeliveries(new HookFilter(hook, state), null, 10).entries().stream()
                .map(entry -> entry.ticket().value())
                .toList();
    }

    private static HookFilter all() {
        return new HookFilter(null, null);
    }

    private static Outbox.Position position(OutboxEntry entry) {
        return new Outbox.Position(entry.createdAt(), entry.id());
    }

    private static OutboxEntry hook(String ticket, String hook, int second) {
        return pending(ticket, program(hook), new TicketEvent.Opened(), NOON.plusSeconds(second));
    }

    private Outbox outbox() {
        return new MongoOutbox(store.documents());
    }
}
