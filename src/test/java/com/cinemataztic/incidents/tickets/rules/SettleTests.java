package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 4: a ticket closes by itself. */
class SettleTests extends LifeRig {

    private static final Duration SETTLE = Duration.ofMinutes(5);

    @Test
    void aTicketWithoutAnAlertNeverRecoversByItself() {
        fires(offline("s1"));
        var bare = withoutEvidence(ticket());

        assertThat(bare.recovered()).isFalse();
        assertThat(TimeRules.settle(bare, new Health(true, Duration.ofDays(1), Explanation.NONE), context()))
                .isInstanceOf(Decision.Unchanged.class);
        ticket = bare;
        assertThat(decide(offline("s1").ends(minute(10)))).isInstanceOf(Decision.Unchanged.class);
    }

    @ParameterizedTest(name = "recovered: {0}, proven: {1}, for {2} min -> closes: {3}")
    @CsvSource({
        "true,  true,  5, true",
        "true,  true,  4, false",
        "true,  false, 9, false",
        "false, true,  9, false",
    })
    void closesByItselfOnlyRecoveredSettledAndProven(boolean recovered, boolean proven, int minutes, boolean closes) {
        fires(offline("s1"));
        if (recovered) {
            ends(offline("s1"), minute(10));
        }
        var health = new Health(
                proven,
                Duration.ofMinutes(minutes),
                proven ? Explanation.NONE : Explanation.of("reason.prometheus-silent"));
        var decision = TimeRules.settle(ticket(), health, context());

        if (closes) {
            assertThat(decision).isInstanceOfSatisfying(Decision.Changed.class, closed -> {
                assertThat(closed.next().state()).isEqualTo(State.CLOSED);
                assertThat(closed.next().closeReason()).isEqualTo(CloseReason.RECOVERED);
                assertThat(closed.next().closedAt()).isEqualTo(now);
            });
        } else {
            assertThat(decision).isInstanceOf(Decision.Unchanged.class);
        }
    }

    @Test
    void theHolderIsNotifiedWhenTheTicketClosesByItself() {
        fires(offline("s1"));
        ends(offline("s1"), minute(10));
        var open = notified(ticket());
        var taken = changed(ManualTransitions.apply(open, new Transition.Take(), TransitionTests.ANNA, context()));
        var health = new Health(true, SETTLE, Explanation.NONE);

        assertThat(changed(TimeRules.settle(open, health, context())).notificationPendingSince())
                .isNull();
        assertThat(changed(TimeRules.settle(notified(taken), health, context())).notificationPendingSince())
                .isEqualTo(now);
    }

    private static Ticket changed(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Changed.class);
        return ((Decision.Changed) decision).next();
    }
}
