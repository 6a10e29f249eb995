package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static com.cinemataztic.incidents.tickets.rules.TransitionTests.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 13: what an undo puts back, and when it leaves a ticket alone. */
class RestoreTests {

    private static final Actor BO = new Actor("bo", Role.OPERATOR, Set.of());
    private static final Instant NOW = NOON.plusSeconds(600);

    @ParameterizedTest(name = "{1} of a ticket that is {0}, {2} since: {3}")
    @CsvSource({
        "open,       take,    unmoved,  restored",
        "open,       take,    moved,    MOVED_SINCE",
        "open,       take,    noted,    restored",
        "open,       take,    undone,   ALREADY_RESTORED",
        "open,       close,   unmoved,  restored",
        "open,       close,   moved,    MOVED_SINCE",
        "open,       close,   noted,    restored",
        "open,       close,   undone,   ALREADY_RESTORED",
        "inprogress, release, unmoved,  restored",
        "inprogress, release, moved,    MOVED_SINCE",
        "inprogress, release, noted,    restored",
        "inprogress, release, undone,   ALREADY_RESTORED",
        "inprogress, close,   unmoved,  restored",
        "inprogress, close,   moved,    MOVED_SINCE",
        "inprogress, close,   noted,    restored",
        "inprogress, close,   undone,   ALREADY_RESTORED",
        "inprogress, assign,  unmoved,  NOT_UNDOABLE",
        "inprogress, assign,  moved,    MOVED_SINCE",
        "inprogress, follow,  unmoved,  NOT_THIS_TICKET",
        "closed,     reopen,  unmoved,  NOT_UNDOABLE",
        "closed,     reopen,  moved,    MOVED_SINCE",
    })
    void everyKindOfChangeInEveryState(String state, String change, String since, String result) {
        var before = in(state);
        var changed = OpenTicket.moved(before, transition(change), ANNA, NOW);
        var changeId = changed.changeId();
        var now = later(changed, since);

        var decision = restore(now, changeId, ANNA);

        if (!result.equals("restored")) {
            assertThat(decision).isEqualTo(new Decision.NotRestored(RestoreRejection.valueOf(result)));
            return;
        }
        var restored = changed(decision);
        assertSame(restored, before);
        assertThat(restored.version()).isEqualTo(now.version() + 1);
        assertThat(restored.timeline()).startsWith(now.timeline().toArray(TimelineEntry[]::new));
        assertThat(restored.timeline().getLast()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.UNDONE);
            assertThat(entry.undoes()).isEqualTo(changeId);
            assertThat(entry.who()).isEqualTo("anna");
            assertThat(entry.from()).isEqualTo(now.state());
            assertThat(entry.to()).isEqualTo(before.state());
        });
    }

    @Test
    void onlyWhoMadeTheChangeUndoesIt() {
        var taken = OpenTicket.moved(in("open"), new Transition.Take(), ANNA, NOW);

        assertThat(restore(taken, taken.changeId(), BO))
                .isEqualTo(new Decision.NotRestored(RestoreRejection.NOT_YOURS));
    }

    @Test
    void aChangeOfAnotherTicketIsNoChangeOfThisOne() {
        assertThat(restore(in("inprogress"), "elsewhere", ANNA))
                .isEqualTo(new Decision.NotRestored(RestoreRejection.NOT_THIS_TICKET));
    }

    @Test
    void whatAnEarlierVersionDidNotRecordIsNotGuessed() {
        var taken = OpenTicket.moved(in("open"), new Transition.Take(), ANNA, NOW);

        assertThat(restore(withoutBefore(taken), taken.changeId(), ANNA))
                .isEqualTo(new Decision.NotRestored(RestoreRejection.NOT_RECORDED));
    }

    @Test
    void aCloseThatIsUndoneBringsBackTheHolderTheToDoAndNoSnooze() {
        var held = OpenTicket.moved(in("inprogress"), new Transition.FollowUp("order a lamp"), ANNA, NOW);
        var closed = OpenTicket.moved(held, new Transition.Close(CloseReason.FIXED, ""), BO, NOW);
        assertThat(closed.snoozedUntil()).isNotNull();
        assertThat(closed.followUp()).isNull();

        var restored = changed(restore(closed, closed.changeId(), BO));

        assertThat(restored.assignee()).isEqualTo("anna");
        assertThat(restored.followUp()).isEqualTo("order a lamp");
        assertThat(restored.closure()).isNull();
    }

    @Test
    void aReleaseThatIsUndoneBringsBackHowFarItHadEscalated() {
        var level = new EscalationState(3, NOW);
        var notified = OpenTicket.notified(
                in("open"), new NotificationRecord(in("open").id(), Set.of(), 3, "everybody"), NOW);
        assertThat(notified.escalation()).isEqualTo(level);
        var taken = OpenTicket.moved(notified, new Transition.Take(), ANNA, NOW);
        var released = OpenTicket.moved(taken, new Transition.Release(), ANNA, NOW.plusSeconds(9));
        assertThat(released.escalation()).isEqualTo(new EscalationState(1, NOW.plusSeconds(9)));

        assertThat(changed(restore(released, released.changeId(), ANNA)).escalation())
                .isEqualTo(level);
        var escalated = OpenTicket.notified(
                released, new NotificationRecord(released.id(), Set.of(), 2, "the next"), NOW.plusSeconds(12));
        assertThat(changed(restore(escalated, released.changeId(), ANNA)).escalation())
                .as("people were notified since, and that is not taken back")
                .isEqualTo(escalated.escalation());
    }

    @Test
    void anAlertThatEndsBeforeTheUndoHasEnded() {
        var closed = OpenTicket.moved(in("open"), new Transition.Close(CloseReason.FIXED, ""), ANNA, NOW);
        var ended = OpenTicket.reported(closed, offline("s1").ends(NOW), NOW.plusSeconds(5));

        assertThat(changed(restore(ended, closed.changeId(), ANNA)).recovered()).isTrue();
    }

    private static Ticket later(Ticket changed, String since) {
        return switch (since) {
            case "unmoved" -> changed;
            case "noted" ->
                changed(CommentRules.remark(
                        changed, Remark.comment("hm"), BO, OpenTicket.context(NOW.plusSeconds(1), "note")));
            case "undone" -> changed(restore(changed, changed.changeId(), ANNA));
            default ->
                switch (changed.state()) {
                    case OPEN -> OpenTicket.moved(changed, new Transition.Take(), BO, NOW);
                    case INPROGRESS -> OpenTicket.moved(changed, new Transition.Assign("carl"), BO, NOW);
                    case CLOSED -> OpenTicket.moved(changed, new Transition.Reopen(""), BO, NOW);
                };
        };
    }

    private static void assertSame(Ticket restored, Ticket before) {
        assertThat(restored.state()).isEqualTo(before.state());
        assertThat(restored.assignment()).isEqualTo(before.assignment());
        assertThat(restored.closure()).isEqualTo(before.closure());
        assertThat(restored.escalation()).isEqualTo(before.escalation());
        assertThat(restored.recoveredAt()).isEqualTo(before.recoveredAt());
        assertThat(restored.expiresAt()).isEqualTo(before.expiresAt());
        assertThat(restored.evidence()).isEqualTo(before.evidence());
    }

    private static Ticket in(String state) {
        return TransitionTests.in(state);
    }

    private static Decision restore(Ticket ticket, String changeId, Actor actor) {
        return ManualTransitions.apply(
                ticket, new Transition.Restore(changeId), actor, OpenTicket.context(NOW.plusSeconds(15), "undo"));
    }

    private static Ticket changed(Decision decision) {
        return ((Decision.Changed) decision).next();
    }

    private static Transition transition(String name) {
        return switch (name) {
            case "take" -> new Transition.Take();
            case "assign" -> new Transition.Assign("bo");
            case "release" -> new Transition.Release();
            case "follow" -> new Transition.FollowUp("order a lamp");
            case "close" -> new Transition.Close(CloseReason.FIXED, "");
            default -> new Transition.Reopen("");
        };
    }

    /** @return the ticket as a version that recorded nothing of that kind wrote it */
    private static Ticket withoutBefore(Ticket ticket) {
        List<TimelineEntry> timeline = ticket.timeline().stream()
                .map(entry -> new TimelineEntry(
                        entry.changeId(),
                        entry.at(),
                        entry.who(),
                        entry.holder(),
                        entry.kind(),
                        entry.from(),
                        entry.to(),
                        entry.note(),
                        entry.count(),
                        entry.notable(),
                        entry.severityBefore(),
                        entry.dueAt()))
                .toList();
        return LifeRig.withTimeline(ticket, timeline);
    }
}
