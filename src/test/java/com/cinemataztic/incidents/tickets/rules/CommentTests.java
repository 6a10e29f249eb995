package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static com.cinemataztic.incidents.tickets.rules.TransitionTests.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments: at any state, without moving the ticket. */
class CommentTests {

    private static final Instant NOW = NOON.plusSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"open", "inprogress", "closed"})
    void aCommentRaisesTheRevisionAndNotTheVersion(String state) {
        var ticket = in(state);
        var next = ((Decision.Changed) comment(ticket, "the lamp is ordered")).next();

        assertThat(next.version()).isEqualTo(ticket.version());
        assertThat(next.revision()).isEqualTo(ticket.revision() + 1);
        assertThat(next.state()).isEqualTo(ticket.state());
        assertThat(next.timeline().getLast()).satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.COMMENT);
            assertThat(entry.kind().word()).isEqualTo("comment");
            assertThat(entry.who()).isEqualTo("anna");
            assertThat(entry.note()).isEqualTo("the lamp is ordered");
            assertThat(entry.notable()).isFalse();
        });
        assertThat(next.lastMove()).isEqualTo(ticket.lastMove());
    }

    @Test
    void aNoteOfACallNeedsNoWords() {
        var next = ((Decision.Changed) remark(in("open"), Remark.noAnswer(""))).next();

        assertThat(next.timeline().getLast().kind()).isEqualTo(Kind.NO_ANSWER);
        assertThat(next.timeline().getLast().kind().word()).isEqualTo("no-answer");
        assertThat(next.version()).isEqualTo(in("open").version());
    }

    @Test
    void aPromiseHasItsTime() {
        var next =
                ((Decision.Changed) remark(in("open"), Remark.promised("they restart it", NOW.plusSeconds(1)))).next();

        assertThat(next.timeline().getLast().dueAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void aPromiseForThePastOrAfterAWeekIsRejected() {
        assertThat(remark(in("open"), Remark.promised("", NOW))).isInstanceOf(Decision.NotAllowed.class);
        assertThat(remark(
                        in("open"),
                        Remark.promised(
                                "", NOW.plus(CommentRules.LONGEST_PROMISE).plusSeconds(1))))
                .isInstanceOf(Decision.NotAllowed.class);
    }

    @Test
    void itsTextIsMadeSafe() {
        var next = ((Decision.Changed) comment(in("open"), " one\u202e\u0007\ntwo ")).next();
        assertThat(next.timeline().getLast().note()).isEqualTo("one\ntwo");
    }

    @Test
    void anEmptyOrTooLongOneIsRejected() {
        assertThat(comment(in("open"), " \u200b\n")).isInstanceOf(Decision.NotAllowed.class);
        assertThat(comment(in("open"), "x".repeat(Transition.LONGEST_NOTE))).isInstanceOf(Decision.Changed.class);
        assertThat(comment(in("open"), "x".repeat(Transition.LONGEST_NOTE + 1)))
                .isInstanceOf(Decision.NotAllowed.class);
    }

    @Test
    void aTicketTakesABoundedNumberOfThem() {
        var ticket = in("open");
        for (int i = 0; i < CommentRules.MOST; i++) {
            ticket = ((Decision.Changed) comment(ticket, "comment " + i)).next();
        }
        assertThat(comment(ticket, "one too many")).isInstanceOf(Decision.NotAllowed.class);
    }

    private static Decision comment(Ticket ticket, String text) {
        return remark(ticket, Remark.comment(text));
    }

    private static Decision remark(Ticket ticket, Remark remark) {
        return CommentRules.remark(ticket, remark, ANNA, OpenTicket.context(NOW, "comment"));
    }

    private static Ticket in(String state) {
        var ticket = OpenTicket.of("DK-1", offline("s1"), NOON);
        return switch (state) {
            case "inprogress" -> OpenTicket.moved(ticket, new Transition.Take(), ANNA, NOON);
            case "closed" -> OpenTicket.moved(ticket, new Transition.Close(CloseReason.FIXED, ""), ANNA, NOON);
            default -> ticket;
        };
    }
}
