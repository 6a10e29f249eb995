package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.maintenance.MaintenanceCalendar;
import com.cinemataztic.incidents.overview.wall.WallPicture.Due;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.Sites;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The wall as it is now, from memory: computed once a change, whatever the number of viewers. */
@Service
public class FleetWall {

    private static final TicketQueue.Filter LIVE =
            new TicketQueue.Filter(null, EnumSet.of(State.OPEN, State.INPROGRESS), "");

    private final TicketQueue queue;
    private final Sites sites;
    private final FleetDirectory fleet;
    private final RegionDirectory regions;
    private final MaintenanceCalendar maintenance;
    private final MonitoringStatus monitoring;
    private final Clock clock;

    private @Nullable WallPlan plan;
    private @Nullable Instant plannedFrom;
    private @Nullable Inputs computedFrom;
    private WallPicture picture = WallPicture.EMPTY;

    /**
     * What a picture is computed from. The queue's list is shared, and replaced when it changes and when half a second
     * has passed, so it stands for the time, too.
     */
    private record Inputs(
            List<QueueEntry> tickets, @Nullable Instant fleetReadAt, boolean blind) {

        boolean same(@Nullable Inputs other) {
            return other != null
                    && tickets == other.tickets
                    && blind == other.blind
                    && Optional.ofNullable(fleetReadAt).equals(Optional.ofNullable(other.fleetReadAt));
        }
    }

    FleetWall(
            TicketQueue queue,
            Sites sites,
            FleetDirectory fleet,
            RegionDirectory regions,
            MaintenanceCalendar maintenance,
            MonitoringStatus monitoring,
            Clock clock) {
        this.queue = queue;
        this.sites = sites;
        this.fleet = fleet;
        this.regions = regions;
        this.maintenance = maintenance;
        this.monitoring = monitoring;
        this.clock = clock;
    }

    /** @return the wall of all regions; a viewer must be shown its own only */
    public synchronized WallPicture picture() {
        var readAt = fleet.readAt();
        var blind = readAt == null
                || queue.fleetAge().stale()
                || !monitoring.freshness().blind().isEmpty();
        var inputs = new Inputs(queue.list(Actor.SYSTEM, LIVE), readAt, blind);
        if (!inputs.same(computedFrom)) {
            picture = compute(inputs);
            computedFrom = inputs;
        }
        return picture;
    }

    private WallPlan plan(@Nullable Instant readAt, Instant now) {
        var held = plan;
        if (held == null || readAt == null || !readAt.equals(plannedFrom)) {
            held = WallPlan.of(fleet, regions, now);
            plan = held;
            plannedFrom = readAt;
        }
        return held;
    }

    private WallPicture compute(Inputs inputs) {
        var now = clock.instant();
        var held = plan(inputs.fleetReadAt(), now);
        var tickets = new HashMap<ScreenRef, List<QueueEntry>>();
        for (var entry : inputs.tickets()) {
            screenOf(entry, held)
                    .ifPresent(screen -> tickets.computeIfAbsent(screen, _ -> new ArrayList<>())
                            .add(entry));
        }
        var before = new HashMap<RegionId, WallRegion>();
        picture.regions().forEach(region -> before.put(region.region().id(), region));
        var shown = held.regions().stream()
                .map(part -> region(part, tickets, inputs.blind(), now))
                // What did not change is the same object, so that viewers need not compare it.
                .map(region -> region.equals(before.get(region.region().id()))
                        ? before.get(region.region().id())
                        : region)
                .toList();
        held.regions().stream()
                .flatMap(part -> part.places().stream())
                .forEach(place -> tickets.remove(place.screen().ref()));
        var elsewhere = Stream.concat(
                        tickets.values().stream().flatMap(List::stream),
                        inputs.tickets().stream()
                                .filter(entry ->
                                        !entry.isSite() && screenOf(entry, held).isEmpty()))
                .map(entry -> entry.row().subject().region())
                .toList();
        return new WallPicture(shown, due(inputs.tickets()), elsewhere);
    }

    private WallRegion region(
            WallPlan.Part part, Map<ScreenRef, List<QueueEntry>> tickets, boolean blind, Instant now) {
        return new WallRegion(
                part.region(),
                part.places().stream().map(WallPlan.Place::screen).toList(),
                part.places().stream()
                        .map(place ->
                                cell(place, tickets.getOrDefault(place.screen().ref(), List.of()), blind, now))
                        .toList());
    }

    private Cell cell(WallPlan.Place place, List<QueueEntry> tickets, boolean blind, Instant now) {
        var screen = place.screen();
        var schedule = Optional.ofNullable(place.schedule());
        var planned = maintenance.over(
                screen.cinema().region(), screen.ref().cinemaId(), screen.ref().screenId(), now);
        List<Machine.State> machines =
                place.machines().stream().map(machine -> machine.state(now)).toList();
        return CellRules.of(new CellRules.Seen(
                tickets,
                machines,
                blind,
                planned.isPresent(),
                schedule.map(its -> its.nextAfter(now)).orElse(null),
                schedule.map(its -> its.inProgressUntil(now)).orElse(null)));
    }

    /** What needs hands: neither recovered nor quiet for a reason. */
    private List<Due> due(List<QueueEntry> tickets) {
        return tickets.stream()
                .filter(entry -> entry.row().recoveredAt() == null
                        && entry.darkUntil() == null
                        && entry.maintenance() == null
                        && entry.silence() == null
                        && sites.siteOver(entry.row()).isEmpty())
                .map(entry -> new Due(entry, sites.childrenOf(entry.row()).size()))
                .toList();
    }

    private static Optional<ScreenRef> screenOf(QueueEntry entry, WallPlan plan) {
        var subject = entry.row().subject();
        return subject.cinemaId() != null && subject.screenId() != null
                ? Optional.of(new ScreenRef(subject.cinemaId(), subject.screenId()))
                : Optional.ofNullable(subject.machineId()).map(plan.screenOf()::get);
    }
}
