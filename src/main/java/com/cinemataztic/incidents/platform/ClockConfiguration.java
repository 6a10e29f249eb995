package com.cinemataztic.incidents.platform;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only source of time; tests replace it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        // The store keeps milliseconds, so a ticket just written equals the ticket read back.
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
