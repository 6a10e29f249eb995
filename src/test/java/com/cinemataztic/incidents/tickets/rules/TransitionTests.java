package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 8: every state and every transition. */
public class TransitionTests {

    public static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());

    private static final Instant NOW = NOON.plusSeconds(600);
    private static final Instant DEADLINE = NOON.plusSeconds(7200);

    @ParameterizedTest(name = "{0} + {1} -> {2}, assignee {3}")
    @CsvSource({
        "open,       take,    inprogress, anna",
        "open,       assign,  not allowed, ",
        "open,       release, not allowed, ",
        "open,       close,   closed,     ",
        "open,       reopen,  not allowed, ",
        "inprogress, take,    not allowed, ",
        "inprogress, assign,  inprogress, bo",
        "inprogress, release, open,       ",
        "inprogress, close,   closed,     anna",
        "inprogress, reopen,  not allowed, ",
        "closed,     take,    not allowed, ",
        "closed,     assign,  not allowed, ",
        "closed,     release, not allowed, ",
        "closed,     close,   not allowed, ",
        "closed,     reopen,  open,       ",
    })
    void everyStateAndEveryTransition(String from, String wanted, String to, String assignee) {
        var ticket = in(from);
        var decision = ManualTransitions.apply(ticket, transition(wanted), ANNA, context("move"));

        if (to.equals("not allowed")) {
            assertThat(decision).isInstanceOf(Decision.NotAllowed.class);
            return;
        }
        var next = ((Decision.Changed) decision).next();
        assertThat(next.state().word()).isEqualTo(to);
        assertThat(next.assignee()).isEqualTo(assignee);
        assertThat(next.version()).isEqualTo(ticket.version() + 1);
        assertThat(next.revision()).isEqualTo(ticket.revision() + 1);
        assertThat(next.timeline().getLast().who()).isEqualTo("anna");
        assertThat(next.timeline().getLast().from()).isEqualTo(ticket.state());
        assertThat(next.timeline().getLast().to()).isEqualTo(next.state());
        assertThat(next.lastMove()).contains(next.timeline().getLast());
    }

    @Test
    void closingFreezesTheDeadlineAndKeepsReasonAndNote() {
        var closed = move(in("open"), new Transition.Close(CloseReason.FALSE_ALARM, "it was the cleaner"));

        assertThat(closed.closedAt()).isEqualTo(NOW);
        assertThat(closed.closeReason()).isEqualTo(CloseReason.FALSE_ALARM);
        assertThat(closed.deadlineAtClose()).isEqualTo(DEADLINE);
        assertThat(closed.timeline().getLast().note()).isEqualTo("false-alarm: it was the cleaner");
    }

    @Test
    void openingAgainForgetsTheClosingAndTheRecovery() {
        var reopened = move(in("closed"), new Transition.Reopen("still dark"));

        assertThat(reopened.closedAt()).isNull();
        assertThat(reopened.closeReason()).isNull();
        assertThat(reopened.deadlineAtClose()).isNull();
        assertThat(reopened.recovered()).isFalse();
        assertThat(reopened.timeline().getLast().notable()).isTrue();
    }

    @Test
    void nobodyGivesTheReasonThatIsThePortalsToFindOut() {
        assertThat(ManualTransitions.apply(
                        in("open"), new Transition.Close(CloseReason.RECOVERED, ""), ANNA, context("c")))
                .isInstanceOf(Decision.NotAllowed.class);
    }

    @Test
    void aScreenIsGivenUpOnlyWhenTheVendorListsItNoMore() {
        var giveUp = new Transition.Close(CloseReason.RETIRED, "");
        assertThat(ManualTransitions.apply(in("open"), giveUp, ANNA, context("c")))
                .isInstanceOfSatisfying(
                        Decision.NotAllowed.class,
                        rejected -> assertThat(rejected.reason()).contains("still lists"));
        var gone = new DecisionContext(NOW, "c", false, true, null, OpenTicket.WINDOWS);
        assertThat(ManualTransitions.apply(in("inprogress"), giveUp, ANNA, gone))
                .isInstanceOfSatisfying(Decision.Changed.class, changed -> {
                    assertThat(changed.next().state()).isEqualTo(State.CLOSED);
                    assertThat(changed.next().closeReason()).isEqualTo(CloseReason.RETIRED);
                });
    }

    @Test
    void aTicketIsNotHandedToWhoAlreadyHasIt() {
        assertThat(ManualTransitions.apply(in("inprogress"), new Transition.Assign("anna"), ANNA, context("a")))
                .isInstanceOf(Decision.NotAllowed.class);
    }

    @Test
    void thePreviousHolderIsNotifiedWhenATicketIsReassigned() {
        assertThat(move(in("inprogress"), new Transition.Assign("bo"))
                        .timeline()
                        .getLast()
                        .notable())
                .isTrue();
    }

    @Test
    void aNoteThatIsTooLongIsNotAllowed() {
        var note = "x".repeat(Transition.LONGEST_NOTE + 1);

        assertThat(ManualTransitions.apply(
                        in("open"), new Transition.Close(CloseReason.FIXED, note), ANNA, context("c")))
                .isInstanceOf(Decision.NotAllowed.class);
    }

    static Ticket in(String state) {
        var open = OpenTicket.fires(null, offline("s1").fires(), context("open"), "DK-1");
        return switch (state) {
            case "open" -> open;
            case "inprogress" -> move(open, new Transition.Take());
            default -> move(open, new Transition.Close(CloseReason.FIXED, ""));
        };
    }

    static Ticket move(Ticket ticket, Transition transition) {
        return move(ticket, transition, "set-up");
    }

    static Ticket move(Ticket ticket, Transition transition, String changeId) {
        return ((Decision.Changed) ManualTransitions.apply(ticket, transition, ANNA, context(changeId))).next();
    }

    private static Transition transition(String name) {
        return switch (name) {
            case "take" -> new Transition.Take();
            case "assign" -> new Transition.Assign("bo");
            case "release" -> new Transition.Release();
            case "close" -> new Transition.Close(CloseReason.FIXED, "");
            default -> new Transition.Reopen("");
        };
    }

    private static DecisionContext context(String changeId) {
        return new DecisionContext(NOW, changeId, false, false, DEADLINE, OpenTicket.WINDOWS);
    }
}
