package com.cinemataztic.incidents.notifications;

import static com.cinemataztic.incidents.support.Given.NOON;

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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A cinema and a region for each test, each a day later than the one before, with shows counted from its noon: on screen
 * {@code s1} in an hour, on {@code s2} in 20 minutes, on {@code s3} in twelve hours, on {@code s4} to {@code s8} in three.
 */
@TestConfiguration(proxyBeanMethods = false)
public class ShowsOfTests {

    static final int TESTS = 40;

    private static final Map<ScreenRef, Instant> MOVED = new ConcurrentHashMap<>();

    /** @return the noon of that test */
    public static Instant noon(int test) {
        return NOON.plus(Duration.ofDays(test));
    }

    public static RegionId region(int test) {
        return new RegionId("region-" + test);
    }

    public static String cinema(int test) {
        return "c" + test;
    }

    /** From now on the next show on that screen is then; the next reading of the fleet finds it. */
    public static void move(int test, int screen, Instant show) {
        MOVED.put(new ScreenRef(cinema(test), "s" + screen), show);
    }

    public static Instant show(int test, int screen) {
        var moved = MOVED.get(new ScreenRef(cinema(test), "s" + screen));
        return moved != null ? moved : usualShow(test, screen);
    }

    private static Instant usualShow(int test, int screen) {
        return noon(test)
                .plus(
                        switch (screen) {
                            case 1 -> Duration.ofHours(1);
                            case 2 -> Duration.ofMinutes(20);
                            case 3 -> Duration.ofHours(12);
                            default -> Duration.ofHours(3);
                        });
    }

    @Bean
    @Primary
    FleetSource showsOfTests() {
        return new FleetSource() {
            @Override
            public boolean configured() {
                return true;
            }

            @Override
            public Optional<Reading> read() {
                return Optional.of(new Reading(cinemas(), screens(), List.of(), null));
            }
        };
    }

    private static List<Cinema> cinemas() {
        return IntStream.range(0, TESTS)
                .mapToObj(test -> new Cinema(cinema(test), "Bio " + test, region(test), ZoneId.of("Europe/Copenhagen")))
                .toList();
    }

    private static List<Screen> screens() {
        return IntStream.range(0, TESTS).boxed().flatMap(ShowsOfTests::screens).toList();
    }

    private static Stream<Screen> screens(int test) {
        return IntStream.rangeClosed(1, 8)
                .mapToObj(screen -> new Screen(
                        new ScreenRef(cinema(test), "s" + screen),
                        "Sal " + screen,
                        new Schedule(null, null, show(test, screen), noon(test)),
                        null));
    }
}
