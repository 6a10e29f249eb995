package com.cinemataztic.incidents.fleet.ui;

import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of the machines page that is part of its address, so that a link can be shared and survives a reload.
 *
 * @param region null: all
 * @param state null: every
 * @param text the search text
 * @param machineId the machine in the detail panel; null: none
 */
record MachinesLocation(
        @Nullable RegionId region,
        Machine.@Nullable State state,
        String text,
        @Nullable String machineId) {

    static final int LONGEST_TEXT = 200;

    /** Parses the address; ignores invalid parts. */
    static MachinesLocation of(QueryParameters parameters) {
        var word = parameters.getSingleParameter("state").orElse("");
        var text = parameters.getSingleParameter("q").orElse("");
        return new MachinesLocation(
                parameters.getSingleParameter("region").flatMap(RegionId::parse).orElse(null),
                Stream.of(Machine.State.values())
                        .filter(state -> MachineWords.word(state).equals(word))
                        .findFirst()
                        .orElse(null),
                text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text,
                parameters
                        .getSingleParameter("machine")
                        .filter(id -> !id.isBlank() && id.length() <= LONGEST_TEXT)
                        .orElse(null));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (region != null) {
            parameters.put("region", region.value());
        }
        if (state != null) {
            parameters.put("state", MachineWords.word(state));
        }
        if (!text.isBlank()) {
            parameters.put("q", text);
        }
        if (machineId != null) {
            parameters.put("machine", machineId);
        }
        return QueryParameters.simple(parameters);
    }

    MachineList.Filter filter() {
        return new MachineList.Filter(region, state, text);
    }

    MachinesLocation withRegion(@Nullable RegionId other) {
        return new MachinesLocation(other, state, text, machineId);
    }

    MachinesLocation withState(Machine.@Nullable State other) {
        return new MachinesLocation(region, other, text, machineId);
    }

    MachinesLocation withText(String other) {
        return new MachinesLocation(region, state, other, machineId);
    }

    MachinesLocation withMachine(@Nullable String other) {
        return new MachinesLocation(region, state, text, other);
    }
}
