package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Origin;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.Signal;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A fleet as large as the real one, all of it healthy: 700 screens in eleven regions. Of each cinema, the next show on the
 * first screen begins 12 minutes after the portal of the test started, on each further screen 35 minutes later. The
 * machine of the last screen of India was never reported by the vendor.
 */
@TestConfiguration(proxyBeanMethods = false)
public class WholeFleet {

    private static final List<String> NAMES =
            List.of("Palads", "Grand", "Atlas", "Scala", "Bio", "Kino", "Odeon", "Rex");
    private static final int[] SIZES = {8, 5, 10, 4, 12, 6, 9, 7, 3};

    private final Instant now = Instant.now();
    private final List<Cinema> cinemas = new ArrayList<>();
    private final List<Screen> screens = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();

    public WholeFleet() {
        region("denmark", "Europe/Copenhagen", 111);
        region("germany", "Europe/Berlin", 105);
        region("norway", "Europe/Oslo", 66);
        region("finland", "Europe/Helsinki", 62);
        region("spain", "Europe/Madrid", 58);
        region("uae", "Asia/Dubai", 49);
        region("india", "Asia/Kolkata", 67);
        region("ireland", "Europe/Dublin", 48);
        region("estonia", "Europe/Tallinn", 30);
        region("australia", "Australia/Sydney", 66);
        region("new-zealand", "Pacific/Auckland", 38);
    }

    private void region(String region, String zone, int count) {
        for (int cinema = 1, left = count; left > 0; cinema++) {
            var id = region + "-" + cinema;
            var name = NAMES.get((cinema + region.length()) % NAMES.size()) + " " + cinema;
            cinemas.add(new Cinema(id, name, new RegionId(region), ZoneId.of(zone)));
            int size = Math.min(left, SIZES[(cinema + region.length()) % SIZES.length]);
            for (int screen = 1; screen <= size; screen++) {
                var ref = new ScreenRef(id, "s" + screen);
                var next = now.plus(Duration.ofMinutes(12 + 35L * (screen - 1)));
                screens.add(new Screen(ref, "Sal " + screen, new Schedule(null, null, next, now), null));
                var reported = !region.equals("india") || left > size || screen < size;
                machines.add(new Machine(
                        "02:c1:" + ref.path(), ref, new RegionId(region), reported, Set.of(), now, now, "4.2.1", true));
            }
            left -= size;
        }
    }

    /** @return that a machine of that cinema is offline */
    public static Signal.Firing offline(String cinema, String screen, Severity severity, Instant since) {
        var region = new RegionId(cinema.substring(0, cinema.lastIndexOf('-')));
        var subject = new Subject(region, cinema, null, screen, null, "02:c1:" + cinema + "/" + screen, null);
        var error = severity == Severity.CRITICAL ? "machine-offline" : "wrong-resolution";
        var fingerprint = new Fingerprint(cinema + ":" + screen);
        return new Signal.Firing(
                TicketKey.of(error, subject, fingerprint),
                fingerprint,
                since,
                subject,
                new Fault(
                        error,
                        error.equals("machine-offline") ? "Machine offline" : "Wrong resolution",
                        "",
                        null,
                        null),
                severity,
                since,
                Map.of("alertname", error),
                Origin.ALERTMANAGER,
                false);
    }

    @Bean
    @Primary
    FleetSource wholeFleet() {
        return new FleetSource() {
            @Override
            public boolean configured() {
                return true;
            }

            @Override
            public Optional<Reading> read() {
                return Optional.of(new Reading(cinemas, screens, machines, null));
            }
        };
    }
}
