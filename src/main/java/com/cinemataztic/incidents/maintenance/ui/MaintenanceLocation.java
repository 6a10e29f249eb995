package com.cinemataztic.incidents.maintenance.ui;

import com.cinemataztic.incidents.maintenance.MaintenanceLinks;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.maintenance.WindowId;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the page that its address holds.
 *
 * @param region only this region; null: all
 * @param past whether past windows are shown too
 * @param window the window shown beside the list; null: none
 * @param plan the scope for which the plan dialog opens at once; null: none
 */
record MaintenanceLocation(
        @Nullable RegionId region,
        boolean past,
        @Nullable WindowId window,
        @Nullable Scope plan) {

    private static final String REGION = "region";
    private static final String PAST = "past";
    private static final String WINDOW = "window";
    private static final String PLAN = "plan";

    /** Parts of an address that cannot be read are ignored. */
    static MaintenanceLocation of(QueryParameters parameters) {
        var region = parameters.getSingleParameter(REGION).flatMap(RegionId::parse);
        var plan = parameters
                .getSingleParameter(MaintenanceLinks.SCREEN)
                .flatMap(MaintenanceLinks::screen)
                .or(() -> parameters.getSingleParameter(MaintenanceLinks.CINEMA).flatMap(Scope::cinema))
                .or(() -> parameters.getParameters().containsKey(PLAN)
                        ? region.flatMap(id -> Scope.region(id.value()))
                        : Optional.empty());
        return new MaintenanceLocation(
                region.orElse(null),
                parameters.getSingleParameter(PAST).filter("true"::equals).isPresent(),
                parameters.getSingleParameter(WINDOW).flatMap(WindowId::parse).orElse(null),
                plan.orElse(null));
    }

    /** Leaves out the scope to plan for: the dialog opens only once. */
    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (region != null) {
            parameters.put(REGION, region.value());
        }
        if (past) {
            parameters.put(PAST, "true");
        }
        if (window != null) {
            parameters.put(WINDOW, window.value());
        }
        return QueryParameters.simple(parameters);
    }

    MaintenanceLocation withRegion(@Nullable RegionId other) {
        return new MaintenanceLocation(other, past, window, null);
    }

    MaintenanceLocation withPast(boolean other) {
        return new MaintenanceLocation(region, other, window, null);
    }

    MaintenanceLocation withWindow(@Nullable WindowId other) {
        return new MaintenanceLocation(region, past, other, null);
    }
}
