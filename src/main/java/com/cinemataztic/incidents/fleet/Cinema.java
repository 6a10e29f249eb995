package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.ZoneId;

/**
 * A site.
 *
 * @param cinemaId its id
 * @param name for people
 * @param region its market
 * @param zone its local time zone
 */
public record Cinema(String cinemaId, String name, RegionId region, ZoneId zone) {}
