package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Answer;
import com.cinemataztic.incidents.exporter.cinecloud.CineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.Cinema;
import com.cinemataztic.incidents.exporter.cinecloud.CinemaId;
import com.cinemataztic.incidents.exporter.cinecloud.Download;
import com.cinemataztic.incidents.exporter.cinecloud.Downloads;
import com.cinemataztic.incidents.exporter.cinecloud.Effort;
import com.cinemataztic.incidents.exporter.cinecloud.Fault;
import com.cinemataztic.incidents.exporter.cinecloud.Listing;
import com.cinemataztic.incidents.exporter.cinecloud.Machine;
import com.cinemataztic.incidents.exporter.cinecloud.MachineId;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus.Verdict;
import com.cinemataztic.incidents.exporter.cinecloud.Readings;
import com.cinemataztic.incidents.exporter.cinecloud.Screen;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor in memory. Cinemas c1 in denmark and c2 in estonia; machines and shows as a test sets them. */
final class ScriptedCloud implements CineCloud {

    static final Instant SINCE = Instant.parse("2026-03-28T06:00:00Z");

    final List<Cinema> cinemas =
            new ArrayList<>(List.of(cinema("c1", "Ærø Bio", "denmark"), cinema("c2", "Kino Järve", "estonia")));
    final List<Machine> machines = new ArrayList<>();
    final Map<MachineId, MachineStatus> statuses = new ConcurrentHashMap<>();
    final Map<ScreenRef, List<Show>> shows = new ConcurrentHashMap<>();
    final Set<String> failing = ConcurrentHashMap.newKeySet();
    final AtomicInteger calls = new AtomicInteger();
    boolean complete = true;

    static Cinema cinema(String id, String name, String region) {
        List<Screen> screens =
                List.of(new Screen(screen(id, "s1"), "Screen 1"), new Screen(screen(id, "s2"), "Screen 2"));
        return new Cinema(new CinemaId(id), name, region, "Europe/Copenhagen", screens);
    }

    static ScreenRef screen(String cinema, String screen) {
        return new ScreenRef(new CinemaId(cinema), screen);
    }

    static MachineStatus healthy() {
        Verdict well = new Verdict(false, Optional.empty());
        return new MachineStatus(
                Map.of(Fault.OFFLINE, well, Fault.RESOLUTION, well, Fault.DISPLAY, well, Fault.DOWNLOAD, well),
                Readings.NONE);
    }

    /** Healthy, with a word on everything else. */
    static MachineStatus talkative() {
        List<Download> downloads = List.of(
                new Download("quiz", "Pre-show \"Quiz\"", Download.State.DONE, 1, Optional.empty()),
                new Download(
                        "race",
                        "Race",
                        Download.State.FAILED,
                        0.25,
                        Optional.of(new Download.Failure("disk-full", "no space\nleft"))));
        return new MachineStatus(
                healthy().verdicts(),
                new Readings(
                        Optional.of(new Readings.Resolution("1920x1080", "1920x1080")),
                        Optional.of(Downloads.all(downloads)),
                        Optional.of(new Readings.Disk(64_000_000_000L, 1_500_000_000L)),
                        Optional.of(47.5),
                        Optional.of(SINCE),
                        Optional.of("4.14.0")));
    }

    static MachineStatus broken(Fault fault, Optional<Instant> since) {
        Map<Fault, Verdict> verdicts = new ConcurrentHashMap<>(healthy().verdicts());
        verdicts.put(fault, new Verdict(true, since));
        return new MachineStatus(verdicts, Readings.NONE);
    }

    ScriptedCloud with(String machine, String cinema, String screen, MachineStatus status) {
        machines.add(new Machine(new MachineId(machine), screen(cinema, screen), "4.13.1"));
        statuses.put(new MachineId(machine), status);
        return this;
    }

    ScriptedCloud without(String machine) {
        machines.removeIf(m -> m.id().value().equals(machine));
        return this;
    }

    @Override
    public Answer<Listing<Cinema>> cinemas() {
        return answer("cinemas", new Listing<>(cinemas, complete));
    }

    @Override
    public Answer<Listing<Machine>> machines() {
        return answer("machines", new Listing<>(machines, complete));
    }

    @Override
    public Answer<MachineStatus> status(MachineId machine, Effort effort) {
        MachineStatus status = statuses.get(machine);
        return status == null ? new Answer.Failed<>("http_404") : answer(machine.value(), status);
    }

    @Override
    public Answer<List<Show>> shows(ScreenRef screen, Duration span, Effort effort) {
        return answer(screen.screenId(), shows.getOrDefault(screen, List.of()));
    }

    private <T> Answer<T> answer(String what, T value) {
        calls.incrementAndGet();
        return failing.contains(what) || failing.contains("all")
                ? new Answer.Failed<>("malformed")
                : new Answer.Good<>(value);
    }
}
