package com.cinemataztic.incidents.fleet.web;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineFault;
import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.openapi.PageParameters;
import com.cinemataztic.incidents.platform.web.ListPage;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.regions.RegionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the machines as last reported. */
@RestController
class MachineController {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final List<String> PARAMETERS = List.of("region", "state", "limit", "cursor");

    private final MachineList machines;
    private final FleetDirectory fleet;
    private final CurrentActor currentActor;

    MachineController(MachineList machines, FleetDirectory fleet, CurrentActor currentActor) {
        this.machines = machines;
        this.fleet = fleet;
        this.currentActor = currentActor;
    }

    /**
     * One page of machines, by id.
     *
     * @param items the machines
     * @param total how many there are in all
     * @param next the cursor of the next page; absent on the last
     * @param readAt when the fleet was last read; absent when not since the portal started
     */
    record PageAnswer(
            List<MachineAnswer> items,
            int total,
            @Nullable String next,
            @Nullable Instant readAt) {}

    /**
     * A machine as last reported.
     *
     * @param state ok, faulty, unknown (there is no fresh data: no data is not health) or unlisted by the vendor
     * @param faults what is wrong, as last reported
     * @param dataAt when the vendor last answered about it; absent if never
     * @param seenAt when the vendor last saw it; absent if not reported
     */
    record MachineAnswer(
            String id,
            String state,
            List<String> faults,
            @Nullable Instant dataAt,
            @Nullable Instant seenAt,
            String region,
            @Nullable String cinemaId,
            @Nullable String cinemaName,
            @Nullable String screenId,
            @Nullable String screenName,
            @Nullable Instant nextShowAt,
            @Nullable String softwareVersion) {

        private static MachineAnswer of(MachineList.Entry entry) {
            var machine = entry.machine();
            var screen = machine.screen();
            return new MachineAnswer(
                    machine.machineId(),
                    entry.state().word(),
                    machine.faults().stream().sorted().map(MachineFault::words).toList(),
                    machine.dataAt(),
                    machine.seenAt(),
                    entry.region().value(),
                    screen == null ? null : screen.cinemaId(),
                    entry.cinemaName(),
                    screen == null ? null : screen.screenId(),
                    entry.screenName(),
                    entry.nextShow(),
                    machine.softwareVersion().isEmpty() ? null : machine.softwareVersion());
        }
    }

    @Operation(operationId = "listMachines", summary = "Machines as last reported")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "in one of these regions; several with commas between",
            array = @ArraySchema(schema = @Schema(type = "string", example = "denmark")))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "in one of these states; several with commas between",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"ok", "faulty", "unknown", "unlisted"})))
    @PageParameters
    @GetMapping("/api/machines")
    PageAnswer list(@RequestParam MultiValueMap<String, String> given) {
        var parameters = Parameters.of(given, PARAMETERS);
        var regions = parameters.listed("region", RegionId::parse, "region is an id such as new-zealand.");
        var states = parameters.listed(
                "state",
                MachineController::state,
                "state is ok, faulty, unknown or unlisted, or several with commas between.");
        var matching = machines.find(new MachineList.Filter(null, null, ""), currentActor.required()).stream()
                .filter(entry -> regions.isEmpty() || regions.contains(entry.region()))
                .filter(entry -> states.isEmpty() || states.contains(entry.state()))
                .toList();
        var page = ListPage.of(
                        matching,
                        MachineList.Entry::id,
                        "machines " + regions.stream().sorted().toList()
                                + states.stream().sorted().toList(),
                        parameters.limit(USUAL, MOST),
                        parameters.text("cursor"))
                .map(MachineAnswer::of);
        return new PageAnswer(page.items(), page.total(), page.next(), fleet.readAt());
    }

    private static Optional<Machine.State> state(String word) {
        return Arrays.stream(Machine.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
