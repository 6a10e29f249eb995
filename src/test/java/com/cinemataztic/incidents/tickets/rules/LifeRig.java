package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Health;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One key's life, told word by word: what the desk keeps between two of them, without the desk. */
class LifeRig {

    Instant now = NOON.plusSeconds(60);

    @Nullable
    Ticket ticket;

    @Nullable
    ResolvedMarker ending;

    boolean monitoringRestarted;
    boolean screenGone;

    @Nullable
    Instant nextShow;

    private int changes;
    private int numbers;

    void fires(Given given) {
        decide(given.fires());
    }

    void ends(Given given, Instant endsAt) {
        decide(given.ends(endsAt));
    }

    /** A word comes, a second later. */
    Decision decide(Signal signal) {
        now = now.plusSeconds(1);
        return keep(AlertRules.hears(known(), signal, moment(), () -> new TicketId("DK-" + ++numbers)));
    }

    Decision moves(Transition transition) {
        return keep(ManualTransitions.moves(ticket(), transition, TransitionTests.ANNA, moment()));
    }

    Decision settles() {
        return keep(TimeRules.settles(ticket(), new Health(true, OpenTicket.WINDOWS.settle(), ""), moment()));
    }

    Decision rechecks() {
        return keep(TimeRules.rechecks(ticket(), false, moment()));
    }

    Ticket ticket() {
        return Objects.requireNonNull(ticket);
    }

    void afterMinutes(long minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
    }

    /** Opened at noon by an alert that has ended, and closed by itself. */
    void recoversAndCloses() {
        fires(Given.offline("s1"));
        ends(Given.offline("s1"), minute(10));
        settles();
        assertThat(ticket().state()).isEqualTo(State.CLOSED);
    }

    DecisionContext moment() {
        return new DecisionContext(
                now, "change-" + ++changes, monitoringRestarted, screenGone, nextShow, OpenTicket.WINDOWS);
    }

    static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private KeyHistory known() {
        var held = ticket;
        var live = held != null && held.state().live();
        return new KeyHistory(live ? held : null, live ? null : held, ending);
    }

    private Decision keep(Decision decision) {
        if (decision instanceof Decision.Changed(var next)) {
            ticket = next;
        }
        return decision;
    }
}
