package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetSource;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineFault;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The scenario of the pictures: an evening with a site that lost its power, a wrong resolution, a failed download and a
 * host that is gone. Shows are counted from when the portal of the test started, so that neither the pictures age nor
 * the tests of a long run.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Evening {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    /** @return what fails this evening */
    public List<Signal> failures() {
        return List.of(
                machine("dk-014", "s2", "machine-offline", "Machine offline", Severity.CRITICAL, "denmark", 22),
                machine("dk-014", "s3", "machine-offline", "Machine offline", Severity.CRITICAL, "denmark", 22),
                machine("dk-014", "s5", "machine-offline", "Machine offline", Severity.CRITICAL, "denmark", 21),
                machine("no-003", "s1", "wrong-resolution", "Wrong resolution", Severity.WARNING, "norway", 95),
                machine(
                        "ee-002",
                        "s4",
                        "game-download-failed",
                        "Game download failed",
                        Severity.WARNING,
                        "estonia",
                        190),
                machine("nz-001", "s6", "machine-offline", "Machine offline", Severity.CRITICAL, "new-zealand", 7),
                machine("es-004", "s2", "machine-offline", "Machine offline", Severity.CRITICAL, "spain", 41),
                host());
    }

    /** @return that the wrong resolution is repaired */
    public Signal repaired() {
        var fired = (Signal.Firing) failures().get(3);
        return new Signal.Ended(fired.key(), fired.fingerprint(), fired.startsAt(), Instant.now());
    }

    @Bean
    @Primary
    FleetSource evening() {
        return new FleetSource() {
            @Override
            public boolean configured() {
                return true;
            }

            @Override
            public Optional<Reading> read() {
                return Optional.of(new Reading(cinemas(), screens(), machines(), null));
            }
        };
    }

    private static List<Cinema> cinemas() {
        return List.of(
                cinema("dk-014", "Ærø Bio", "denmark", "Europe/Copenhagen"),
                cinema("no-003", "Kinopalæet Bergen", "norway", "Europe/Oslo"),
                cinema("ee-002", "Kino Järve", "estonia", "Europe/Tallinn"),
                cinema("nz-001", "Auckland Waitematā Cinema", "new-zealand", "Pacific/Auckland"),
                cinema("es-004", "Cines Peñalara Madrid", "spain", "Europe/Madrid"));
    }

    private List<Screen> screens() {
        return List.of(
                screen("dk-014", "s2", "Sal 2", null, 17),
                screen("dk-014", "s3", "Sal 3", 9, 140),
                screen("dk-014", "s5", "Sal 5", null, 47),
                screen("no-003", "s1", "Sal 1", null, 75),
                screen("ee-002", "s4", "Saal 4", null, 260),
                screen("nz-001", "s6", "Cinema 6", null, 28),
                screen("es-004", "s2", "Sala 2", 14, 155));
    }

    private List<Machine> machines() {
        return screens().stream()
                .map(screen -> new Machine(
                        "02:c1:1e:" + screen.ref().path().replaceAll("[^0-9]", ""),
                        screen.ref(),
                        new RegionId("denmark"),
                        true,
                        screen.ref().cinemaId().equals("dk-014") ? Set.of(MachineFault.OFFLINE) : Set.of(),
                        now,
                        now,
                        "4.2.1",
                        true))
                .toList();
    }

    private static Cinema cinema(String id, String name, String region, String zone) {
        return new Cinema(id, name, new RegionId(region), ZoneId.of(zone));
    }

    /** @param left minutes left of the show in progress, null when none is */
    private Screen screen(String cinema, String screen, String name, @Nullable Integer left, int next) {
        var schedule = new Schedule(left == null ? null : in(left - 20), left == null ? null : in(left), in(next), now);
        return new Screen(new ScreenRef(cinema, screen), name, schedule, null);
    }

    private Signal.Firing machine(
            String cinema, String screen, String error, String summary, Severity severity, String region, int ago) {
        var machineId = "02:c1:1e:%02x:ab:3b".formatted(ago);
        var subject = new Subject(new RegionId(region), cinema, null, screen, null, machineId, null);
        var description = error.equals("machine-offline")
                ? "The vendor's cloud has no contact with machine " + machineId
                        + ". Nothing plays on this screen until it is back."
                : "";
        return fires(subject, new Fault(error, summary, description, null, null), severity, ago);
    }

    private Signal.Firing host() {
        var subject = new Subject(RegionId.UNASSIGNED, null, null, null, null, null, "10.0.3.7:9100");
        return fires(subject, new Fault("host-down", "Host down", "", null, null), Severity.CRITICAL, 3);
    }

    private Signal.Firing fires(Subject subject, Fault fault, Severity severity, int ago) {
        var fingerprint = new Fingerprint(fault.errorId() + "-" + subject.cinemaId() + "-" + subject.screenId());
        return new Signal.Firing(
                TicketKey.of(fault.errorId(), subject, fingerprint),
                fingerprint,
                in(-ago),
                subject,
                fault,
                severity,
                in(-ago),
                Map.of("alertname", fault.errorId()),
                Origin.ALERTMANAGER,
                false);
    }

    private Instant in(int minutes) {
        return now.plus(Duration.ofMinutes(minutes));
    }
}
