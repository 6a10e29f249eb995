package com.cinemataztic.incidents.tickets.rules;

import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.ResolvedMarker;
import com.cinemataztic.incidents.tickets.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules 4 and 5 on a ticket whose alert has a label that changes all the time. */
class EvidenceLimitTests extends LifeRig {

    @Test
    void ofTwoHundredAlertsThatEndedTheNewestAreKeptAndTheOthersCounted() {
        flap(200);

        assertThat(ticket().evidence()).hasSize(EvidenceLimit.MOST_ENDED);
        assertThat(ticket().endedEarlier()).isEqualTo(200 - EvidenceLimit.MOST_ENDED);
        assertThat(ticket().evidence())
                .containsKeys(fingerprint(199), fingerprint(150))
                .doesNotContainKey(fingerprint(0));
        assertThat(ticket().recovered()).isTrue();
    }

    @Test
    void allThatFireAreKeptAndTheTicketRecoversWithTheLastOfThem() {
        for (int i = 0; i < 120; i++) {
            fires(flapping(i));
        }
        assertThat(ticket().evidence()).hasSize(120);
        for (int i = 0; i < 119; i++) {
            ends(flapping(i), flapping(i).startsAt().plusSeconds(600));
        }
        assertThat(ticket().evidence()).hasSize(EvidenceLimit.MOST_ENDED + 1);
        assertThat(ticket().recovered()).isFalse();
        assertThat(ticket().fires()).isTrue();

        ends(flapping(119), flapping(119).startsAt().plusSeconds(600));
        assertThat(ticket().recovered()).isTrue();
    }

    @Test
    void aDroppedAlertIsInDoubtWhenItsOldEpisodeIsReportedAgain() {
        flap(200);
        ending = new ResolvedMarker(fingerprint(0), flapping(0).startsAt().plusMillis(500), now);

        assertThat(decide(flapping(0).fires())).isInstanceOf(Decision.InDoubt.class);
    }

    @Test
    void anAlertThatWasLetGoHoldsTheTicketAgainWhenItFiresAnew() {
        flap(200);
        ending = new ResolvedMarker(fingerprint(0), flapping(0).startsAt().plusMillis(500), now);
        fires(flapping(0).startsAt(NOON.plusSeconds(3_000)));

        assertThat(ticket().recovered()).isFalse();
        assertThat(ticket().evidence().get(fingerprint(0))).matches(Evidence::firing);
    }

    @Test
    void anEndThatComesTwiceForAnAlertThatWasLetGoChangesNothing() {
        flap(200);

        assertThat(decide(flapping(0).ends(flapping(0).startsAt().plusMillis(500))))
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aSiteStaysASiteHoweverManyAlertsAboutTheCinemaEnd() {
        var own = new Evidence(RollUp.FINGERPRINT, NOON, NOON.plusSeconds(1), Severity.CRITICAL, Map.of());
        var evidence = new ArrayList<>(List.of(own));
        for (int i = 0; i < 60; i++) {
            evidence.add(new Evidence(
                    fingerprint(i), NOON, NOON.plusSeconds(10 + i), Severity.CRITICAL, Map.of("alertname", "A")));
        }
        var other = new Evidence(
                new Fingerprint("other"), NOON, NOON.plusSeconds(2), Severity.CRITICAL, Map.of("alertname", "B"));
        evidence.add(other);

        assertThat(EvidenceLimit.beyond(evidence))
                .hasSize(12)
                .doesNotContain(RollUp.FINGERPRINT)
                .describedAs("the last of its rule")
                .doesNotContain(other.fingerprint());
    }

    private void flap(int times) {
        for (int i = 0; i < times; i++) {
            fires(flapping(i));
            ends(flapping(i), flapping(i).startsAt().plusMillis(500));
        }
    }

    private static Given flapping(int number) {
        return offline("s1").fingerprint("fp-" + number).startsAt(NOON.plusSeconds(number));
    }

    private static Fingerprint fingerprint(int number) {
        return new Fingerprint("fp-" + number);
    }
}
