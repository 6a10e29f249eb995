package com.cinemataztic.incidents.alerts;

import com.cinemataztic.incidents.fleet.Swap;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Resolves the places that labels name. */
public interface SubjectNames {

    /**
     * A place in the fleet.
     *
     * @param region its market
     * @param cinemaName for people
     * @param screenName for people; null when the labels name no screen or an unknown one
     */
    record Place(
            RegionId region, String cinemaName, @Nullable String screenName) {}

    /** @return the place, if its cinema is known */
    Optional<Place> find(@Nullable String cinemaId, @Nullable String screenId);

    /** @return the machine that replaced this one at the screen; empty when none is known to have done so */
    Optional<Swap> swap(@Nullable String cinemaId, @Nullable String screenId, @Nullable String machineId);

    /** @return the region that the labels name; unassigned when they name none */
    RegionId region(@Nullable String region, @Nullable String country);
}
