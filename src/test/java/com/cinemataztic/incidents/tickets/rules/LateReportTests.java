package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 5, and the end that the reconciler reports: alerts that arrive late, twice or not at all. */
class LateReportTests extends LifeRig {

    @Test
    void aLateReportIsNotedOnALiveTicketAndOpensNone() {
        var late = new Signal.Late(offline("s1").key(), new Fingerprint("fp-s1"), NOON);
        assertThat(decide(late)).isInstanceOf(Decision.Unchanged.class);

        fires(offline("s1"));
        ends(offline("s1"), minute(10));
        decide(late);
        assertThat(ticket().recovered()).isTrue();
        assertThat(ticket().timeline().getLast().kind()).isEqualTo(Kind.LATE);
    }

    @Test
    void aLateReportThatIsRepeatedIsNotWrittenAgain() {
        var late = new Signal.Late(offline("s1").key(), new Fingerprint("fp-s1"), NOON);
        fires(offline("s1"));
        ends(offline("s1"), minute(10));
        decide(late);

        assertThat(decide(late)).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(new Signal.ConfirmedResolved(offline("s1").fires()))).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(new Signal.Late(offline("s1").key(), new Fingerprint("fp-s1"), minute(3))))
                .isInstanceOf(Decision.Changed.class);
    }

    @Test
    void aFaultThatEndedBeforeItWasReportedGetsATicketThatNotifiesNobody() {
        ending = new ResolvedMarker(new Fingerprint("fp-s1"), minute(10), now);
        decide(new Signal.ConfirmedResolved(offline("s1").fires()));

        assertThat(ticket().recovered()).isTrue();
        assertThat(ticket().fires()).isFalse();
        assertThat(ticket().notificationPendingSince()).isNull();
        assertThat(ticket().startedAt()).isEqualTo(NOON);
        assertThat(held("fp-s1").endsAt()).isEqualTo(minute(10));
    }

    @Test
    void aLateReportOfWhatThePreviousTicketCoveredOpensNone() {
        recoversAndCloses();

        assertThat(decide(new Signal.ConfirmedResolved(offline("s1").fires()))).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aLateReportOfAnEarlierEpisodeMovesTheStartBackAndNothingElse() {
        fires(offline("s1").startsAt(minute(20)));
        fires(offline("s1"));

        assertThat(ticket().startedAt()).isEqualTo(NOON);
        assertThat(ticket().occurrences()).isOne();
        assertThat(held("fp-s1").startsAt()).isEqualTo(minute(20));

        ends(offline("s1").startsAt(minute(20)), minute(30));
        decide(new Signal.ConfirmedResolved(offline("s1").startsAt(minute(-10)).fires()));
        assertThat(ticket().startedAt()).isEqualTo(minute(-10));
        assertThat(ticket().recovered()).isTrue();
    }

    @ParameterizedTest(name = "held since minute 0, missing is that of minute {0} -> {1}")
    @CsvSource({"0, RECOVERED", "5, unchanged", "-5, unchanged"})
    void whatIsMissingFromEveryAlertmanagerEndsThatEpisodeOnly(int missing, String expected) {
        fires(offline("s1"));
        now = minute(30);
        var decision = decide(new Signal.Unlisted(offline("s1").key(), new Fingerprint("fp-s1"), minute(missing), now));

        assertThat(
                        decision instanceof Decision.Changed(var next)
                                ? next.timeline().getLast().kind().name()
                                : "unchanged")
                .isEqualTo(expected);
    }

    private Evidence held(String fingerprint) {
        return Objects.requireNonNull(ticket().evidence().get(new Fingerprint(fingerprint)));
    }
}
