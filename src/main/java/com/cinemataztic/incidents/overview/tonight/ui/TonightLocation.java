package com.cinemataztic.incidents.overview.tonight.ui;

import com.cinemataztic.incidents.overview.tonight.TonightDesk;
import com.cinemataztic.incidents.overview.tonight.TonightLinks;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the page that its address holds.
 *
 * @param region null: all
 * @param hours how far ahead it reaches, 1 to {@value #MOST}
 */
record TonightLocation(@Nullable RegionId region, int hours) {

    /** Nothing further ahead is tonight. */
    static final int MOST = 24;

    static final List<Integer> CHOICES = List.of(4, 8, 12, 24);

    static final TonightLocation USUAL = new TonightLocation(null, (int) TonightDesk.USUAL.toHours());

    /** Parts of an address that cannot be read are ignored. */
    static TonightLocation of(QueryParameters parameters) {
        return new TonightLocation(
                parameters
                        .getSingleParameter(TonightLinks.REGION)
                        .flatMap(RegionId::parse)
                        .orElse(null),
                parameters
                        .getSingleParameter(TonightLinks.HOURS)
                        .filter(text -> text.matches("[0-9]{1,2}"))
                        .map(Integer::parseInt)
                        .filter(hours -> hours >= 1 && hours <= MOST)
                        .orElse(USUAL.hours()));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (region != null) {
            parameters.put(TonightLinks.REGION, region.value());
        }
        if (hours != USUAL.hours()) {
            parameters.put(TonightLinks.HOURS, Integer.toString(hours));
        }
        return QueryParameters.simple(parameters);
    }

    Duration ahead() {
        return Duration.ofHours(hours);
    }
}
