package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rule 2: what counts as a repeat on the board changes nothing on the ticket, whatever came before. */
class RepeatTests extends LifeRig {

    @Test
    void whatTheBoardTakesForARepeatChangesNothingOnTheTicket() {
        var random = new Random(12);
        int repeats = 0;
        for (int life = 0; life < 300; life++) {
            ticket = null;
            ending = null;
            for (int step = 0; step < 30; step++) {
                var given = offline("s1")
                        .fingerprint("fp-" + random.nextInt(3))
                        .startsAt(minute(random.nextInt(3)))
                        .severity(Severity.values()[random.nextInt(3)])
                        .summary("summary " + random.nextInt(2));
                var live = ticket;
                if (live != null && live.state().live()) {
                    var repeat = AlertRules.isRepeat(TicketRow.of(live), given.fires(), now);
                    var decision = AlertRules.decide(
                            OpenTicket.history(live), given.fires(), context(), () -> new TicketId("DK-9"));
                    if (repeat) {
                        repeats++;
                        assertThat(decision).isInstanceOf(Decision.Unchanged.class);
                    }
                }
                switch (random.nextInt(6)) {
                    case 0 -> decide(given.ends(minute(random.nextInt(6))));
                    case 1 -> {
                        if (ticket != null) {
                            settles();
                        }
                    }
                    default -> decide(given.fires());
                }
            }
        }
        assertThat(repeats).isGreaterThan(100);
    }

    @Test
    void theSameReportAgainIsARepeat() {
        fires(offline("s1"));

        assertThat(AlertRules.isRepeat(TicketRow.of(ticket()), offline("s1").fires(), now))
                .isTrue();
        assertThat(AlertRules.isRepeat(
                        TicketRow.of(ticket()),
                        offline("s1").startsAt(NOON.plusSeconds(1)).fires(),
                        now))
                .isFalse();
    }
}
