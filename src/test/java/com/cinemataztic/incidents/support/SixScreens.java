package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A fleet of cinemas c1 to c40, one for each test that needs one of its own, with the screens s1 to s6. The next show on
 * s1 is one hour after the portal of the test started, on s2 two, and so on.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SixScreens {

    private final Instant now = Instant.now();

    /** @return the start of the next show on that screen */
    public Instant nextShow(int screen) {
        return now.plus(Duration.ofHours(screen));
    }

    @Bean
    @Primary
    FleetSource sixScreens() {
        var cinemas = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> new Cinema(
                        "c" + number, "Bio " + number, new RegionId("denmark"), ZoneId.of("Europe/Copenhagen")))
                .toList();
        var screens = cinemas.stream()
                .flatMap(cinema -> IntStream.rangeClosed(1, 6)
                        .mapToObj(screen -> new Screen(
                                new ScreenRef(cinema.cinemaId(), "s" + screen),
                                "Sal " + screen,
                                new Schedule(null, null, nextShow(screen), now),
                                null)))
                .toList();
        return new FleetSource() {
            @Override
            public boolean configured() {
                return true;
            }

            @Override
            public Optional<Reading> read() {
                return Optional.of(new Reading(cinemas, screens, List.of(), null));
            }
        };
    }
}
