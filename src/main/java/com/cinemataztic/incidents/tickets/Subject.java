package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is about. All but the region may be unknown: a host is no screen.
 *
 * @param region its market
 * @param cinemaId the site
 * @param cinemaName the site's name when the ticket was last told one
 * @param screenId the auditorium, unique within the cinema
 * @param screenName the auditorium's name when the ticket was last told one
 * @param machineId the box that stood there when the alert last fired
 * @param instance what Prometheus scraped, for alerts about hosts
 */
public record Subject(
        RegionId region,
        @Nullable String cinemaId,
        @Nullable String cinemaName,
        @Nullable String screenId,
        @Nullable String screenName,
        @Nullable String machineId,
        @Nullable String instance) {

    /** @return the same in another region */
    public Subject in(RegionId other) {
        return new Subject(other, cinemaId, cinemaName, screenId, screenName, machineId, instance);
    }

    /** @return the same with another machine */
    public Subject with(String otherMachineId) {
        return new Subject(region, cinemaId, cinemaName, screenId, screenName, otherMachineId, instance);
    }

    /** @return this subject with what the newer one knows, and its own word where that knows nothing */
    public Subject updatedBy(Subject newer) {
        return new Subject(
                region,
                cinemaId,
                newer.cinemaName == null ? cinemaName : newer.cinemaName,
                screenId,
                newer.screenName == null ? screenName : newer.screenName,
                newer.machineId == null ? machineId : newer.machineId,
                newer.instance == null ? instance : newer.instance);
    }
}
