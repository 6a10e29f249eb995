package com.cinemataztic.incidents.notifications.planning;

import static com.cinemataztic.incidents.notifications.OutboxEntries.failed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.over;
import static com.cinemataztic.incidents.notifications.OutboxEntries.postponed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.program;
import static com.cinemataztic.incidents.notifications.OutboxEntries.sent;
import static com.cinemataztic.incidents.notifications.OutboxEntries.to;
import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which programs are notified that a ticket is over. */
class ClosureRulesTests {

    private static final Transition CLOSE = new Transition.Close(CloseReason.FIXED, "");
    private static final Actor OLGA = new Actor("Olga", Role.OPERATOR, Set.of());
    private static final Instant LATER = NOON.plusSeconds(600);

    private static final Ticket OPEN = OpenTicket.of("DK-1", Given.offline("s1"), NOON);
    private static final Ticket CLOSED = OpenTicket.moved(OPEN, CLOSE, OLGA, NOON.plusSeconds(60));

    private static final OutboxEntry OPENED = entry("pager", "c1", new TicketEvent.Opened(), NOON);
    private static final OutboxEntry END = entry("pager", CLOSED.changeId(), new TicketEvent.Over(), LATER);

    @Test
    void aHookThatReceivedTheTicketIsNotifiedOnceByTheClosingsOwnId() {
        assertThat(ClosureRules.of(CLOSED, List.of(sent(OPENED, NOON)), LATER))
                .isEqualTo(new ClosureRules.Found(List.of(END), false));
    }

    @Test
    void whileItIsLiveNothingIsOver() {
        assertThat(ClosureRules.of(OPEN, List.of(sent(OPENED, NOON)), LATER)).isEqualTo(nothing(false));
    }

    @Test
    void aHookThatNeverReceivedTheTicketIsNotNotifiedOfItsEnd() {
        var toAnna = sent(pending(to("anna"), "c1", new TicketEvent.Opened(), NOON), NOON);
        assertThat(ClosureRules.of(CLOSED, List.of(toAnna), LATER)).isEqualTo(nothing(false));
        assertThat(ClosureRules.of(CLOSED, List.of(failed(OPENED, NOON)), LATER))
                .isEqualTo(nothing(false));
        assertThat(ClosureRules.of(CLOSED, List.of(over(OPENED, NOON)), LATER)).isEqualTo(nothing(false));
    }

    @Test
    void whatMayHaveArrivedThoughNobodyAnsweredCounts() {
        assertThat(ClosureRules.of(CLOSED, List.of(postponed(OPENED, LATER)), LATER))
                .isEqualTo(new ClosureRules.Found(List.of(END), true));
        assertThat(ClosureRules.of(CLOSED, List.of(over(postponed(OPENED, LATER), LATER)), LATER))
                .isEqualTo(new ClosureRules.Found(List.of(END), false));
    }

    @Test
    void whatMayBeOnItsWayIsWaitedFor() {
        assertThat(ClosureRules.of(CLOSED, List.of(OPENED), LATER)).isEqualTo(nothing(true));
    }

    @Test
    void anEndThatIsPendingSentOrFailedIsNotPlannedAgain() {
        for (var end : List.of(END, sent(END, LATER), failed(END, LATER))) {
            assertThat(ClosureRules.of(CLOSED, List.of(end, sent(OPENED, NOON)), LATER.plusSeconds(9)))
                    .isEqualTo(nothing(false));
        }
    }

    @Test
    void eachHookIsDecidedOnItsOwn() {
        var chat = sent(entry("chat", "c1", new TicketEvent.Opened(), NOON), NOON);
        assertThat(ClosureRules.of(CLOSED, List.of(sent(OPENED, NOON), sent(END, LATER), chat), LATER)
                        .pending())
                .extracting(OutboxEntry::id)
                .containsExactly("DK-1:" + CLOSED.changeId() + ":hook:chat");
    }

    @Test
    void aReopenedTicketThatWasNotifiedEndsAgain() {
        var again = OpenTicket.moved(CLOSED, new Transition.Reopen(""), OLGA, LATER);
        var closedAgain = OpenTicket.moved(again, CLOSE, OLGA, LATER.plusSeconds(60));
        var entries = List.of(
                sent(OPENED, NOON),
                sent(entry("pager", CLOSED.changeId(), new TicketEvent.Over(), NOON.plusSeconds(60)), NOON),
                sent(entry("pager", again.changeId(), new TicketEvent.Reopened(), LATER), LATER));
        assertThat(ClosureRules.of(closedAgain, entries, LATER.plusSeconds(61)).pending())
                .extracting(OutboxEntry::id)
                .containsExactly("DK-1:" + closedAgain.changeId() + ":hook:pager");
        assertThat(ClosureRules.of(closedAgain, entries.subList(0, 2), LATER.plusSeconds(61)))
                .as("it received nothing of the reopening")
                .isEqualTo(nothing(false));
        assertThat(ClosureRules.of(closedAgain, List.of(entries.get(0), over(END, LATER)), LATER.plusSeconds(61))
                        .pending())
                .as("it was open again before the first end went out")
                .extracting(OutboxEntry::id)
                .containsExactly("DK-1:" + closedAgain.changeId() + ":hook:pager");
    }

    private static ClosureRules.Found nothing(boolean open) {
        return new ClosureRules.Found(List.of(), open);
    }

    private static OutboxEntry entry(String hook, String changeId, TicketEvent what, Instant at) {
        return pending(program(hook), changeId, what, at);
    }

    private static OutboxEntry pending(Destination to, String changeId, TicketEvent what, Instant at) {
        return OutboxEntry.pending(OPEN.id(), changeId, to, OPEN.subject().region(), what, null, at);
    }
}
