package com.cinemataztic.incidents.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketSettingsTests {

    @Test
    void aBoardMayNotBeLeftUnfollowed() {
        assertThat(mistakes(Duration.ZERO, Duration.ofSeconds(30))).containsExactly("followEvery");
        assertThat(mistakes(Duration.ofMillis(500), Duration.ZERO)).containsExactly("compareEvery");
        assertThat(mistakes(Duration.ofMillis(500), Duration.ofSeconds(30))).isEmpty();
    }

    private static Iterable<String> mistakes(Duration followEvery, Duration compareEvery) {
        var settings = OpenTicket.settings(followEvery, compareEvery, 5_000, 500);
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            return validation.getValidator().validate(settings).stream()
                    .map(mistake -> mistake.getPropertyPath().toString())
                    .toList();
        }
    }
}
