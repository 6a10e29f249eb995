package com.cinemataztic.incidents.tickets.desk;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.rules.Decision;
import com.cinemataztic.incidents.tickets.rules.ManualTransitions;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a screen's ticket does when its site is moved: a table of who holds it and what is wanted. */
class ScreenTransitionsTests {

    private static final Actor ANNA = new Actor("anna", Role.OPERATOR, Set.of());

    @ParameterizedTest(name = "{0} a site of {1}, screen with {2}: {3}")
    @CsvSource({
        "take, , , take",
        "take, , anna, ''",
        "take, , bo, ''",
        "take over, bo, , take",
        "take over, bo, bo, assign",
        "take over, bo, carl, ''",
        "take over, bo, anna, ''",
        "assign dora, bo, , take assign",
        "assign dora, bo, bo, assign",
        "assign dora, bo, carl, ''",
        "assign dora, bo, dora, ''",
        "release, bo, , ''",
        "release, bo, bo, release",
        "release, bo, anna, ''",
        "follow up, bo, bo, ''",
        "follow up, bo, , ''",
        "reopen, , , ''",
        "close, bo, , ''",
        "close, bo, carl, ''",
        "close all, bo, , close",
        "close all, bo, carl, close"
    })
    void aScreenFollowsItsSiteUnlessAnotherWorksOnIt(
            String wanted, @Nullable String holder, @Nullable String with, String steps) {
        var transition =
                switch (wanted) {
                    case "take" -> new Transition.Take();
                    case "take over" -> new Transition.Assign("anna");
                    case "assign dora" -> new Transition.Assign("dora");
                    case "release" -> new Transition.Release();
                    case "follow up" -> new Transition.FollowUp("call again");
                    case "reopen" -> new Transition.Reopen("");
                    default -> new Transition.Close(CloseReason.FIXED, "fuse");
                };
        var done = ScreenTransitions.of(screen(with), transition, holder, ANNA, wanted.equals("close all")).stream()
                .map(step -> step.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
        assertThat(done).isEqualTo(steps.isEmpty() ? List.of() : List.of(steps.split(" ")));
    }

    @Test
    void theScreensOfWhichTheOutcomeIsUnknownAreCountedApart() {
        var ticket = OpenTicket.of("DK-1", Given.offline("s1"), NOON);
        var done = new Outcome.Done(ticket);
        var unknown = new Outcome.Unknown(new TicketId("DK-2"), null);
        var together = new SiteOutcome(done, List.of(done, unknown), List.of(new TicketId("DK-3")));

        assertThat(together.followed()).isOne();
        assertThat(together.unknown()).isOne();
        assertThat(together.stayed()).isOne();
    }

    private static TicketRow screen(@Nullable String holder) {
        var moment = OpenTicket.context(NOON, "c");
        var ticket = OpenTicket.fires(null, Dark.screen("c1", "s1").fires(), moment, "DK-1");
        if (holder == null) {
            return TicketRow.of(ticket);
        }
        var taken = ManualTransitions.apply(
                ticket, new Transition.Take(), new Actor(holder, Role.OPERATOR, Set.of()), moment);
        return TicketRow.of(((Decision.Changed) taken).next());
    }
}
