package com.cinemataztic.incidents.alerts;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** The intake's settings as they are when nobody sets any, but for the Alertmanagers. */
public final class Settings {

    private Settings() {}

    /** @return settings with these Alertmanagers */
    public static AlertSettings of(Duration askTimeout, URI... alertmanagers) {
        return of(askTimeout, Set.of("portal"), alertmanagers);
    }

    /** @return settings of a portal that goes by these names in Alertmanager's configuration */
    public static AlertSettings receiving(Set<String> notifiedOf) {
        return of(Duration.ofSeconds(3), notifiedOf);
    }

    /** @return settings of a portal with so much space for dead letters */
    public static AlertSettings withDeadLetters(DataSize budget) {
        return of(Duration.ofSeconds(3), Set.of("portal"), budget);
    }

    private static AlertSettings of(Duration askTimeout, Set<String> notifiedOf, URI... alertmanagers) {
        return of(askTimeout, notifiedOf, DataSize.ofMegabytes(64), alertmanagers);
    }

    private static AlertSettings of(
            Duration askTimeout, Set<String> notifiedOf, DataSize deadLetterBudget, URI... alertmanagers) {
        return new AlertSettings(
                List.of(alertmanagers),
                Duration.ofSeconds(30),
                askTimeout,
                notifiedOf,
                Duration.ofMinutes(5),
                Duration.ofSeconds(90),
                Duration.ofMinutes(3),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                DataSize.ofMegabytes(8),
                DataSize.ofMegabytes(64),
                Duration.ofDays(30),
                deadLetterBudget,
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1));
    }

    /** @return settings with these Alertmanagers, who have three seconds for an answer */
    public static AlertSettings of(URI... alertmanagers) {
        return of(Duration.ofSeconds(3), alertmanagers);
    }
}
