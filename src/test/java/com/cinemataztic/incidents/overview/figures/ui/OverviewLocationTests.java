package com.cinemataztic.incidents.overview.figures.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.overview.figures.Period;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewLocationTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-27");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // address, from, to, address again
                "'', 2026-10-29, 2026-11-27, ''",
                "days=7, 2026-11-21, 2026-11-27, days=7",
                "days=90&region=denmark, 2026-08-30, 2026-11-27, days=90&region=denmark",
                "from=2026-10-25&to=2026-10-26, 2026-10-25, 2026-10-26, from=2026-10-25&to=2026-10-26",
                // what cannot be read is ignored
                "days=8, 2026-10-29, 2026-11-27, ''",
                "from=2026-10-26&to=2026-10-25, 2026-10-29, 2026-11-27, ''",
                "from=2020-01-01&to=2026-10-25, 2026-10-29, 2026-11-27, ''",
                "from=x&to=2026-10-25&days=7, 2026-11-21, 2026-11-27, days=7",
                "region=<b>, 2026-10-29, 2026-11-27, ''",
            })
    void theAddressHoldsDaysAndRegion(String address, LocalDate from, LocalDate to, String again) {
        var location = OverviewLocation.of(QueryParameters.fromString(address));
        assertThat(location.range().period(TODAY)).isEqualTo(new Period(from, to));
        assertThat(location.parameters().getQueryString()).isEqualTo(again);
    }
}
