package com.cinemataztic.incidents.platform;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one source of time; a test puts its own in. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        // Milliseconds are what the store keeps: a ticket just written equals the ticket read back.
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
