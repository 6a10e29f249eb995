package com.cinemataztic.incidents.overview.web;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.SiteDirectory;
import com.cinemataztic.incidents.platform.openapi.PageParameters;
import com.cinemataztic.incidents.platform.web.ListPage;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves regions and cinemas with what is wrong there now. */
@RestController
class SiteController {

    private static final int USUAL = 100;
    private static final int MOST = 500;
    private static final List<String> PARAMETERS = List.of("region", "limit", "cursor");

    private final SiteDirectory sites;
    private final CurrentActor currentActor;

    SiteController(SiteDirectory sites, CurrentActor currentActor) {
        this.sites = sites;
        this.currentActor = currentActor;
    }

    /** The regions, by name. */
    record RegionsAnswer(List<RegionAnswer> items) {}

    /**
     * A region.
     *
     * @param code the prefix of its ticket numbers
     * @param zone used where a cinema's own time zone is not known
     */
    record RegionAnswer(String id, String code, String name, String zone, LiveAnswer liveTickets) {}

    /**
     * Live tickets, counted.
     *
     * @param open how many nobody has taken
     * @param inprogress how many somebody works on
     * @param worstSeverity the highest severity among them; absent when there are none
     */
    record LiveAnswer(int open, int inprogress, @Nullable String worstSeverity) {

        private static LiveAnswer of(SiteDirectory.Live live) {
            return new LiveAnswer(live.open(), live.inprogress(), word(live.worst()));
        }

        private static @Nullable String word(@Nullable Severity severity) {
            return severity == null ? null : severity.word();
        }
    }

    /**
     * A cinema.
     *
     * @param zone the zone of its wall clocks
     * @param nextShowAt the next show on any of its screens; absent when none is known
     * @param tickets the ids of its live tickets, in the order of work
     * @param screens those that the vendor lists, by name
     */
    record CinemaAnswer(
            String id,
            String name,
            String region,
            String zone,
            @Nullable Instant nextShowAt,
            LiveAnswer liveTickets,
            List<String> tickets,
            List<ScreenAnswer> screens) {

        private static CinemaAnswer of(SiteDirectory.CinemaEntry entry) {
            var cinema = entry.cinema();
            return new CinemaAnswer(
                    cinema.cinemaId(),
                    cinema.name(),
                    cinema.region().value(),
                    cinema.zone().getId(),
                    entry.nextShow(),
                    LiveAnswer.of(entry.live()),
                    entry.tickets().stream().map(ticket -> ticket.id().value()).toList(),
                    entry.screens().stream().map(ScreenAnswer::of).toList());
        }
    }

    /**
     * A screen.
     *
     * @param nextShowAt its next show; absent when none is known
     * @param showInProgressUntil the end of the show in progress; absent when there is none
     * @param machines those that stand there, as last reported; none when nothing was reported since the portal started
     */
    record ScreenAnswer(
            String id,
            String name,
            @Nullable Instant nextShowAt,
            @Nullable Instant showInProgressUntil,
            List<MachineAnswer> machines) {

        private static ScreenAnswer of(SiteDirectory.ScreenEntry entry) {
            return new ScreenAnswer(
                    entry.screen().ref().screenId(),
                    entry.screen().name(),
                    entry.nextShow(),
                    entry.showUntil(),
                    entry.machines().entrySet().stream()
                            .sorted(Comparator.comparing(
                                    machine -> machine.getKey().machineId()))
                            .map(MachineAnswer::of)
                            .toList());
        }
    }

    /**
     * A machine at a screen.
     *
     * @param state ok, faulty, unknown or unlisted
     * @param dataAt when the vendor last answered about it; absent if never
     */
    record MachineAnswer(String id, String state, @Nullable Instant dataAt) {

        private static MachineAnswer of(Map.Entry<Machine, Machine.State> machine) {
            return new MachineAnswer(
                    machine.getKey().machineId(),
                    machine.getValue().word(),
                    machine.getKey().dataAt());
        }
    }

    @Operation(operationId = "listRegions", summary = "Regions with their live tickets counted")
    @GetMapping("/api/regions")
    RegionsAnswer regions(@RequestParam MultiValueMap<String, String> given) {
        Parameters.of(given, List.of());
        return new RegionsAnswer(sites.regions(currentActor.required()).stream()
                .map(entry -> new RegionAnswer(
                        entry.region().id().value(),
                        entry.region().code(),
                        entry.region().name(),
                        entry.region().zone().getId(),
                        LiveAnswer.of(entry.live())))
                .toList());
    }

    @Operation(
            operationId = "listCinemas",
            summary = "Cinemas with their screens, machines, next shows and live tickets")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "in one of these regions; several with commas between",
            array = @ArraySchema(schema = @Schema(type = "string", example = "denmark")))
    @PageParameters
    @GetMapping("/api/cinemas")
    ListPage<CinemaAnswer> cinemas(@RequestParam MultiValueMap<String, String> given) {
        var parameters = Parameters.of(given, PARAMETERS);
        var wanted = parameters.listed("region", RegionId::parse, "region is an id such as new-zealand.");
        return ListPage.of(
                        sites.cinemas(currentActor.required(), wanted),
                        entry -> entry.cinema().cinemaId(),
                        "cinemas " + wanted.stream().sorted().toList(),
                        parameters.limit(USUAL, MOST),
                        parameters.text("cursor"))
                .map(CinemaAnswer::of);
    }
}
