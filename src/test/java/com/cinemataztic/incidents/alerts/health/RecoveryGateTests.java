package com.cinemataztic.incidents.alerts.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryGateTests {

    @Test
    void aSourceThatWasNeverBlindIsNotFrozen() {
        var gate = new RecoveryGate(2);
        gate.answers(1.0);

        assertThat(gate.closed()).isFalse();
    }

    /** Blind first; then the answer of each poll, `b` for blind, `-` for none; closed after the last one? */
    @ParameterizedTest(name = "{0} new ones wanted, looks: {1} -> frozen: {2}")
    @CsvSource({
        "1, '',          true",
        "1, '7',         true",
        "1, '7 7',       true",
        "1, '7 6',       true",
        "1, '7 8',       false",
        "2, '7 8',       true",
        "2, '7 8 8',     true",
        "2, '7 8 9',     false",
        "2, '7 - 8 - 9', false",
        "2, '7 8 b 9',   true",
        "2, '7 8 b 9 10 11', false",
        "2, '7 8 9 9',   false",
    })
    void itThawsOnlyWhenNewAnswersHaveComeSinceItIsBack(int wanted, String looks, boolean frozen) {
        var gate = new RecoveryGate(wanted);
        gate.blind();
        for (var look : looks.strip().split(" +")) {
            if (look.equals("b")) {
                gate.blind();
            } else {
                gate.answers(look.isEmpty() || look.equals("-") ? null : Double.valueOf(look));
            }
        }

        assertThat(gate.closed()).isEqualTo(frozen);
    }
}
