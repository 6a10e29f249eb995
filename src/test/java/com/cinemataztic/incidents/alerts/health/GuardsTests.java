package com.cinemataztic.incidents.alerts.health;

import static com.cinemataztic.incidents.platform.prometheus.StubPrometheus.series;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.monitoring.Guard;
import com.cinemataztic.incidents.tickets.monitoring.Guard.Name;
import org.junit.jupiter.api.Test;

/** The conditions of the proof, one by one, as a person sees them. */
class GuardsTests extends HealthVerifierRig {

    @Test
    void allAreMetWhenHealthIsProven() {
        poll(30);

        assertThat(verifier.guards(MACHINE, RECOVERED))
                .allMatch(Guard::met)
                .extracting(Guard::name)
                .containsExactly(Name.values());
        assertThat(health(MACHINE).proven()).isTrue();
    }

    @Test
    void aHostHasNoneOfMachines() {
        poll(30);

        assertThat(verifier.guards(HOST, RECOVERED))
                .extracting(Guard::name)
                .doesNotContain(Name.MACHINES, Name.MACHINE_DATA);
    }

    @Test
    void theAlertmanagersThatListTheAlertAreCounted() {
        other.has("fp-machine");
        poll(30);
        var guard = guard(MACHINE, Name.ALERTMANAGERS);

        assertThat(guard.met()).isFalse();
        assertThat(guard.count()).isEqualTo(1);
        assertThat(guard.of()).isEqualTo(2);
    }

    @Test
    void dataOfTheMachineHasItsTime() {
        vendorReportsTheMachineAt(RECOVERED.plusSeconds(20));
        poll(30);

        assertThat(guard(MACHINE, Name.MACHINE_DATA).at()).isEqualTo(RECOVERED.plusSeconds(20));
    }

    @Test
    void theFirstUnmetConditionIsTheMissingProof() {
        other.has("fp-machine");
        prometheus.serve("min(up{job=\"cineexporter\"}) * min(cine_exporter_api_up)", series("0"));
        poll(30);
        var unmet = verifier.guards(MACHINE, RECOVERED).stream()
                .filter(guard -> !guard.met())
                .toList();

        assertThat(unmet).hasSizeGreaterThan(1);
        assertThat(health(MACHINE).missing()).isEqualTo(unmet.getFirst().problem());
    }

    @Test
    void beforeTheFirstPollNothingIsMetThatAsks() {
        assertThat(guard(MACHINE, Name.POLL).met()).isFalse();
        assertThat(guard(MACHINE, Name.POLL).at()).isNull();
        assertThat(guard(MACHINE, Name.MONITORING).met()).isFalse();
    }

    private Guard guard(TicketRow row, Name name) {
        return verifier.guards(row, RECOVERED).stream()
                .filter(guard -> guard.name() == name)
                .findAny()
                .orElseThrow();
    }
}
