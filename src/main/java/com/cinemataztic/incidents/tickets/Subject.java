package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.regions.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket is about. Everything but the region may be unknown: a host, for example, has no screen.
 *
 * @param region its market
 * @param cinemaId the site
 * @param cinemaName the site's name, as last reported to the ticket
 * @param screenId the auditorium, unique within the cinema
 * @param screenName the auditorium's name, as last reported to the ticket
 * @param machineId the machine that was installed there when the alert last fired
 * @param instance the Prometheus scrape target, for alerts about hosts
 */
public record Subject(
        RegionId region,
        @Nullable String cinemaId,
        @Nullable String cinemaName,
        @Nullable String screenId,
        @Nullable String screenName,
        @Nullable String machineId,
        @Nullable String instance) {

    /** @return this subject in another region */
    public Subject in(RegionId other) {
        return new Subject(other, cinemaId, cinemaName, screenId, screenName, machineId, instance);
    }

    /** @return this subject with another machine */
    public Subject with(String otherMachineId) {
        return new Subject(region, cinemaId, cinemaName, screenId, screenName, otherMachineId, instance);
    }

    /** @return this subject with the newer one's values; a value that is unknown in the newer one is kept */
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
