package com.cinemataztic.incidents.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RegionSettingsTests {

    private final ApplicationContextRunner portal = new ApplicationContextRunner().withUserConfiguration(Scan.class);

    @Configuration
    @ConfigurationPropertiesScan(basePackageClasses = RegionSettings.class)
    static class Scan {}

    @Test
    void regionsAreReadEveryTenSeconds() {
        portal.run(context ->
                assertThat(context.getBean(RegionSettings.class).readEvery()).isEqualTo(Duration.ofSeconds(10)));
    }

    @Test
    void anIntervalBelowASecondStopsTheStart() {
        portal.withPropertyValues("portal.regions.read-every=0s")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("readEvery"));
    }
}
