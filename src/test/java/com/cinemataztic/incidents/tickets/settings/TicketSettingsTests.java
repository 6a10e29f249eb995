package com.cinemataztic.incidents.tickets.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import jakarta.validation.Validation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TicketSettingsTests {

    @Test
    void aBoardMayNotBeLeftUnfollowed() {
        assertThat(mistakes(Duration.ZERO, Duration.ofSeconds(30))).containsExactly("followEvery");
        assertThat(mistakes(Duration.ofMillis(500), Duration.ZERO)).containsExactly("compareEvery");
        assertThat(mistakes(Duration.ofMillis(500), Duration.ofSeconds(30))).isEmpty();
    }

    @Test
    void theRollUpsDefaultsAreThreeScreensHalfOfThemWithinFiveMinutes() {
        var bound = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("portal.tickets", TicketSettings.class);
        assertThat(bound.rollUp()).isEqualTo(OpenTicket.ROLL_UP);
    }

    @Test
    void theRollUpsSettingsHaveNamesOfTheirOwn() {
        var source = new MapConfigurationPropertySource(Map.of(
                "portal.tickets.roll-up.least-screens", "4",
                "portal.tickets.roll-up.share", "0.75",
                "portal.tickets.roll-up.within", "2m"));
        assertThat(new Binder(source)
                        .bindOrCreate("portal.tickets", TicketSettings.class)
                        .rollUp())
                .isEqualTo(new RollUpSettings(4, new BigDecimal("0.75"), Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, PT5M, leastScreens",
        "3, 0, PT5M, share",
        "3, -0.5, PT5M, share",
        "3, 1.01, PT5M, share",
        "3, 0.5, PT0S, within",
        "3, 0.5, PT-1S, within"
    })
    void aRollUpThatMakesNoSenseIsRejected(int least, BigDecimal share, Duration within, String mistake) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            assertThat(validation.getValidator().validate(new RollUpSettings(least, share, within)))
                    .extracting(found -> found.getPropertyPath().toString())
                    .containsExactly(mistake);
        }
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
