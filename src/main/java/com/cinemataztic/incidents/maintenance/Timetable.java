package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Windows by scope. Immutable. */
final class Timetable {

    /** By beginning, then by id to make the order stable. */
    static final Comparator<MaintenanceWindow> ORDER = Comparator.comparing(MaintenanceWindow::from)
            .thenComparing(window -> window.id().value());

    private static final Comparator<MaintenanceWindow> ENDS_LAST = Comparator.comparing(MaintenanceWindow::end)
            .thenComparing(window -> window.id().value());

    private final List<MaintenanceWindow> windows;
    private final Map<Scope, List<MaintenanceWindow>> byScope;

    Timetable(Collection<MaintenanceWindow> windows) {
        this.windows = windows.stream().sorted(ORDER).toList();
        this.byScope = windows.stream().collect(Collectors.groupingBy(MaintenanceWindow::scope));
    }

    List<MaintenanceWindow> windows() {
        return windows;
    }

    /** @return the window in force for the place at that moment; if there are several, the one that ends last */
    Optional<MaintenanceWindow> over(
            RegionId region, @Nullable String cinemaId, @Nullable String screenId, Instant at) {
        return Scope.around(region, cinemaId, screenId).stream()
                .flatMap(scope -> byScope.getOrDefault(scope, List.of()).stream())
                .filter(window -> window.covers(at))
                .max(ENDS_LAST);
    }

    /** @return the windows in force at that moment */
    Set<WindowId> running(Instant at) {
        return windows.stream()
                .filter(window -> window.covers(at))
                .map(MaintenanceWindow::id)
                .collect(Collectors.toSet());
    }

    /** @return a copy that includes the window, unless this timetable already has a newer version of it */
    Timetable with(MaintenanceWindow window) {
        var held = windows.stream().filter(it -> it.id().equals(window.id())).findFirst();
        if (held.isPresent() && held.get().version() >= window.version()) {
            return this;
        }
        return new Timetable(Stream.concat(
                        windows.stream().filter(it -> !it.id().equals(window.id())), Stream.of(window))
                .toList());
    }
}
