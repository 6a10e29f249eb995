package com.cinemataztic.incidents.overview.wall;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.fleet.ScreenRef;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where each screen is on the wall, by one reading of the fleet.
 *
 * @param regions the regions that have screens, the easternmost first: the day begins there
 * @param screenOf the screen where each machine stands
 */
record WallPlan(List<Part> regions, Map<String, ScreenRef> screenOf) {

    /** A region with its screens. */
    record Part(Region region, List<Place> places) {}

    /** A screen with what the fleet knows of it. */
    record Place(WallScreen screen, @Nullable Schedule schedule, List<Machine> machines) {}

    static WallPlan of(FleetDirectory fleet, RegionDirectory regions, Instant now) {
        var machines = fleet.machines().stream()
                .filter(machine -> machine.screen() != null && machine.listed())
                .sorted(Comparator.comparing(Machine::machineId))
                .collect(Collectors.groupingBy(machine -> Objects.requireNonNull(machine.screen())));
        var places = new HashMap<Region, List<Place>>();
        for (var cinema : fleet.cinemas()) {
            var there = places.computeIfAbsent(regions.get(cinema.region()), _ -> new ArrayList<>());
            fleet.screens(cinema.cinemaId()).stream()
                    .sorted(Comparator.comparing(screen -> numbersInOrder(screen.name())))
                    .forEach(
                            screen -> there.add(place(cinema, screen, machines.getOrDefault(screen.ref(), List.of()))));
        }
        var parts = places.entrySet().stream()
                .filter(region -> !region.getValue().isEmpty())
                .map(region -> new Part(region.getKey(), region.getValue()))
                .sorted(Comparator.<Part>comparingInt(part -> -offset(part.region(), now))
                        .thenComparing(part -> part.region().name()))
                .toList();
        var screenOf = new HashMap<String, ScreenRef>();
        machines.forEach((screen, there) -> there.forEach(machine -> screenOf.put(machine.machineId(), screen)));
        return new WallPlan(parts, screenOf);
    }

    private static Place place(Cinema cinema, Screen screen, List<Machine> machines) {
        var machineId = machines.isEmpty() ? null : machines.getFirst().machineId();
        return new Place(new WallScreen(screen.ref(), cinema, screen.name(), machineId), screen.schedule(), machines);
    }

    /** The standard offset: summer time does not change the order. */
    private static int offset(Region region, Instant now) {
        return region.zone().getRules().getStandardOffset(now).getTotalSeconds();
    }

    /** A key that sorts Sal 2 before Sal 10. */
    private static String numbersInOrder(String name) {
        var key = new StringBuilder();
        var digits = new StringBuilder();
        for (var character : (name.toLowerCase(Locale.ROOT) + " ").toCharArray()) {
            if (Character.isDigit(character)) {
                digits.append(character);
                continue;
            }
            if (!digits.isEmpty()) {
                key.repeat('0', Math.max(0, LONGEST_NUMBER - digits.length())).append(digits);
                digits.setLength(0);
            }
            key.append(character);
        }
        return key.toString();
    }

    private static final int LONGEST_NUMBER = 6;
}
