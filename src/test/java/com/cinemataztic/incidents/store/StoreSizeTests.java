package com.cinemataztic.incidents.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreSizeTests {

    @ParameterizedTest
    @CsvSource({"0, FINE", "99999, FINE", "100000, LARGE", "499999, LARGE", "500000, TOO_LARGE", "9000000000, TOO_LARGE"
    })
    void isReportedFromTheLimitOn(long documents, StoreSize size) {
        assertThat(StoreSize.of(documents)).isEqualTo(size);
        assertThat(size.advice().isEmpty()).isEqualTo(size == StoreSize.FINE);
    }
}
