package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.monitoring.Health;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps a ticket open is what the rule that closes it asks. */
class CloseHoldTests extends LifeRig {

    private static final Health PROVEN = new Health(true, OpenTicket.WINDOWS.settle(), Explanation.NONE);

    @Test
    void anAlertThatFiresHoldsIt() {
        fires(offline("s1"));

        assertThat(holds(PROVEN)).containsExactly(CloseHold.FIRING);
    }

    @Test
    void aTicketWithoutAnAlertHoldsItself() {
        fires(offline("s1"));
        ticket = withoutEvidence(ticket());

        assertThat(holds(PROVEN)).containsExactly(CloseHold.WITHOUT_ALERT);
    }

    @Test
    void aMissingProofHoldsIt() {
        recovers();

        assertThat(holds(new Health(false, OpenTicket.WINDOWS.settle(), Explanation.of("reason.prometheus-silent"))))
                .containsExactly(CloseHold.UNPROVEN);
    }

    @Test
    void theSettleTimeHoldsIt() {
        recovers();

        assertThat(holds(new Health(true, OpenTicket.WINDOWS.settle().minus(Duration.ofMillis(1)), Explanation.NONE)))
                .containsExactly(CloseHold.SETTLING);
    }

    @Test
    void aFollowUpHoldsIt() {
        fires(offline("s1"));
        moves(new Transition.Take());
        moves(new Transition.FollowUp("bring a fuse"));
        ends(offline("s1"), minute(10));

        assertThat(holds(PROVEN)).containsExactly(CloseHold.FOLLOW_UP);
        assertThat(settles()).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void whatNothingHoldsIsClosed() {
        recovers();

        assertThat(holds(PROVEN)).isEmpty();
        assertThat(settles()).isNotInstanceOf(Decision.Unchanged.class);
    }

    private void recovers() {
        fires(offline("s1"));
        ends(offline("s1"), minute(10));
    }

    private Set<CloseHold> holds(Health health) {
        return TimeRules.holds(ticket(), health, OpenTicket.WINDOWS);
    }
}
