package com.cinemataztic.incidents.overview.tonight;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.MaintenanceCalendar;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.overview.tonight.Readiness.Reason;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reports which screens are ready for the shows of the next hours. Reads memory only, never the store. */
@Service
public class TonightDesk {

    /** How far ahead a report reaches if nothing else is asked for. */
    public static final Duration USUAL = Duration.ofHours(12);

    private final FleetDirectory fleet;
    private final TicketQueue queue;
    private final MaintenanceCalendar calendar;
    private final MonitoringStatus monitoring;
    private final RegionDirectory regions;
    private final Clock clock;

    TonightDesk(
            FleetDirectory fleet,
            TicketQueue queue,
            MaintenanceCalendar calendar,
            MonitoringStatus monitoring,
            RegionDirectory regions,
            Clock clock) {
        this.fleet = fleet;
        this.queue = queue;
        this.calendar = calendar;
        this.monitoring = monitoring;
        this.regions = regions;
        this.clock = clock;
    }

    /** @return the regions that the actor may see */
    public List<Region> regions(Actor actor) {
        return regions.all().stream()
                .filter(region -> actor.maySee(region.id()))
                .toList();
    }

    /**
     * @param wanted only this region; null: all that the actor may see
     * @param ahead shows that begin within this time count
     * @return the report; empty if the actor may see no such region
     */
    public Optional<TonightReport> report(Actor actor, @Nullable RegionId wanted, Duration ahead) {
        var visible = regions(actor).stream()
                .filter(region -> wanted == null || wanted.equals(region.id()))
                .toList();
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var seen = monitoring.freshness();
        var blind = blind(seen);
        var judge = new Judge(actor, now, now.plus(ahead), !blind.isEmpty(), tickets(), machines());
        var cinemas = fleet.cinemas().stream().collect(Collectors.groupingBy(Cinema::region));
        return Optional.of(new TonightReport(
                now,
                now.plus(ahead),
                blind,
                seen.at(),
                visible.stream()
                        .filter(region -> cinemas.containsKey(region.id()))
                        .map(region -> new TonightReport.OfRegion(
                                region,
                                Objects.requireNonNull(cinemas.get(region.id())).stream()
                                        .map(judge::cinema)
                                        .toList()))
                        .toList()));
    }

    private Explanation blind(MonitoringStatus.Freshness seen) {
        if (!seen.blind().isEmpty()) {
            return seen.blind();
        }
        return queue.fleetAge().stale() ? Explanation.of("reason.fleet-stale") : Explanation.NONE;
    }

    private Map<ScreenRef, List<Machine>> machines() {
        return fleet.machines().stream()
                .filter(machine -> machine.screen() != null)
                .collect(Collectors.groupingBy(machine -> Objects.requireNonNull(machine.screen())));
    }

    /**
     * All live tickets, also those that the reader may not see: a screen with a ticket in another region is not ready either.
     *
     * @param byScreen the tickets about a screen or its machine, in the order of work
     * @param byCinema those about a cinema as a whole. A site is not among them: it is about screens that have tickets
     */
    private record LiveTickets(Map<ScreenRef, List<QueueEntry>> byScreen, Map<String, List<QueueEntry>> byCinema) {

        @Nullable
        QueueEntry first(ScreenRef screen) {
            var there = byScreen.getOrDefault(screen, List.of());
            var whole = byCinema.getOrDefault(screen.cinemaId(), List.of());
            return !there.isEmpty() ? there.getFirst() : whole.isEmpty() ? null : whole.getFirst();
        }
    }

    private LiveTickets tickets() {
        var byScreen = new HashMap<ScreenRef, List<QueueEntry>>();
        var byCinema = new HashMap<String, List<QueueEntry>>();
        for (var entry :
                queue.list(Actor.SYSTEM, new TicketQueue.Filter(null, EnumSet.of(State.OPEN, State.INPROGRESS), ""))) {
            var screen = screen(entry);
            var cinemaId = entry.row().subject().cinemaId();
            if (screen.isPresent()) {
                byScreen.computeIfAbsent(screen.get(), _ -> new ArrayList<>()).add(entry);
            } else if (cinemaId != null && !entry.isSite()) {
                byCinema.computeIfAbsent(cinemaId, _ -> new ArrayList<>()).add(entry);
            }
        }
        return new LiveTickets(byScreen, byCinema);
    }

    private Optional<ScreenRef> screen(QueueEntry entry) {
        var subject = entry.row().subject();
        return subject.cinemaId() != null && subject.screenId() != null
                ? Optional.of(new ScreenRef(subject.cinemaId(), subject.screenId()))
                : fleet.machine(subject.machineId()).map(Machine::screen);
    }

    private final class Judge {

        private final Actor actor;
        private final Instant now;
        private final Instant until;
        private final boolean isBlind;
        private final LiveTickets tickets;
        private final Map<ScreenRef, List<Machine>> machines;

        Judge(
                Actor actor,
                Instant now,
                Instant until,
                boolean isBlind,
                LiveTickets tickets,
                Map<ScreenRef, List<Machine>> machines) {
            this.actor = actor;
            this.now = now;
            this.until = until;
            this.isBlind = isBlind;
            this.tickets = tickets;
            this.machines = machines;
        }

        TonightReport.OfCinema cinema(Cinema cinema) {
            var listed = fleet.screens(cinema.cinemaId());
            var playing = listed.stream()
                    .flatMap(screen -> screen(cinema, screen).stream())
                    .toList();
            return new TonightReport.OfCinema(cinema, playing, listed.size() - playing.size());
        }

        private Optional<TonightReport.OfScreen> screen(Cinema cinema, Screen screen) {
            var ticket = tickets.first(screen.ref());
            var facts = new ReadinessRules.Facts(
                    screen.schedule(),
                    machines.getOrDefault(screen.ref(), List.of()).stream()
                            .map(machine -> machine.state(now))
                            .toList(),
                    ticket != null,
                    at -> window(cinema, screen, at).isPresent(),
                    isBlind);
            return ReadinessRules.judge(facts, now, until)
                    .map(its -> new TonightReport.OfScreen(
                            cinema,
                            screen,
                            its.reason(),
                            its.showAt(),
                            its.showUntil(),
                            visible(ticket),
                            its.reason() == Reason.WINDOW ? ends(cinema, screen, its.showAt()) : null));
        }

        private @Nullable QueueEntry visible(@Nullable QueueEntry ticket) {
            return ticket != null && actor.maySee(ticket.row().subject().region()) ? ticket : null;
        }

        private @Nullable Instant ends(Cinema cinema, Screen screen, @Nullable Instant show) {
            return window(cinema, screen, now)
                    .or(() -> show == null ? Optional.empty() : window(cinema, screen, show))
                    .map(MaintenanceWindow::end)
                    .orElse(null);
        }

        private Optional<MaintenanceWindow> window(Cinema cinema, Screen screen, Instant at) {
            return calendar.over(
                    cinema.region(), cinema.cinemaId(), screen.ref().screenId(), at);
        }
    }
}
