package com.cinemataztic.incidents.overview.graphql;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.overview.SiteDirectory;
import com.cinemataztic.incidents.platform.web.BadRequest;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.web.TicketSummaries;
import com.cinemataztic.incidents.tickets.web.TicketSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Regions and cinemas with what is wrong there now, from memory. */
@Controller
class SiteQueries {

    private final SiteDirectory sites;
    private final TicketSummaries summaries;

    SiteQueries(SiteDirectory sites, TicketSummaries summaries) {
        this.sites = sites;
        this.summaries = summaries;
    }

    record RegionView(String id, String code, String name, String zone, LiveTickets liveTickets) {}

    record LiveTickets(int open, int inprogress, @Nullable String worstSeverity) {

        private static LiveTickets of(SiteDirectory.Live live) {
            var worst = live.worst();
            return new LiveTickets(live.open(), live.inprogress(), worst == null ? null : worst.word());
        }
    }

    /** @param entries its live tickets */
    record CinemaView(
            String id,
            String name,
            String region,
            String zone,
            @Nullable Instant nextShowAt,
            LiveTickets liveTickets,
            List<QueueEntry> entries,
            List<ScreenView> screens) {}

    record ScreenView(
            String id,
            String name,
            @Nullable Instant nextShowAt,
            @Nullable Instant showInProgressUntil,
            List<MachineView> machines) {}

    record MachineView(String id, String state, @Nullable Instant dataAt) {}

    @QueryMapping
    List<RegionView> regions(Actor actor) {
        return sites.regions(actor).stream()
                .map(entry -> new RegionView(
                        entry.region().id().value(),
                        entry.region().code(),
                        entry.region().name(),
                        entry.region().zone().getId(),
                        LiveTickets.of(entry.live())))
                .toList();
    }

    @QueryMapping
    List<CinemaView> cinemas(@Argument @Nullable List<String> region, Actor actor) {
        return sites.cinemas(actor, regionIds(region)).stream()
                .map(SiteQueries::view)
                .toList();
    }

    @SchemaMapping(typeName = "Cinema")
    List<TicketSummary> tickets(CinemaView cinema, Actor actor) {
        return cinema.entries().stream()
                .map(entry -> summaries.of(entry, actor))
                .toList();
    }

    static Set<RegionId> regionIds(@Nullable List<String> ids) {
        if (ids == null) {
            return Set.of();
        }
        return ids.stream()
                .map(id -> RegionId.parse(id)
                        .orElseThrow(() -> new BadRequest("bad-region", "region is an id such as new-zealand.")))
                .collect(Collectors.toSet());
    }

    private static CinemaView view(SiteDirectory.CinemaEntry entry) {
        var cinema = entry.cinema();
        return new CinemaView(
                cinema.cinemaId(),
                cinema.name(),
                cinema.region().value(),
                cinema.zone().getId(),
                entry.nextShow(),
                LiveTickets.of(entry.live()),
                entry.tickets(),
                entry.screens().stream().map(SiteQueries::view).toList());
    }

    private static ScreenView view(SiteDirectory.ScreenEntry entry) {
        return new ScreenView(
                entry.screen().ref().screenId(),
                entry.screen().name(),
                entry.nextShow(),
                entry.showUntil(),
                entry.machines().entrySet().stream()
                        .sorted(Comparator.comparing(machine -> machine.getKey().machineId()))
                        .map(machine -> view(machine.getKey(), machine.getValue()))
                        .toList());
    }

    private static MachineView view(Machine machine, Machine.State state) {
        return new MachineView(machine.machineId(), state.word(), machine.dataAt());
    }
}
