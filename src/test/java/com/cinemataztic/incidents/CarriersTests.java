package com.cinemataztic.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Virtual threads have more carriers than there are processors, unless an operator says otherwise. */
class CarriersTests {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

    private @Nullable String before;

    @BeforeEach
    void unset() {
        before = System.clearProperty(PARALLELISM);
    }

    @AfterEach
    void asItWas() {
        System.clearProperty(PARALLELISM);
        if (before != null) {
            System.setProperty(PARALLELISM, before);
        }
    }

    @Test
    void thereAreManyMoreThanProcessors() {
        PortalApplication.giveVirtualThreadsCarriers();
        assertThat(System.getProperty(PARALLELISM)).isEqualTo(Integer.toString(PortalApplication.CARRIERS));
    }

    @Test
    void whatAnOperatorSetsStays() {
        System.setProperty(PARALLELISM, "8");
        PortalApplication.giveVirtualThreadsCarriers();
        assertThat(System.getProperty(PARALLELISM)).isEqualTo("8");
    }
}
