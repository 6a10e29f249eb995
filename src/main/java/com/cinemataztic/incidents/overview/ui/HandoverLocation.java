package com.cinemataztic.incidents.overview.ui;

import com.cinemataztic.incidents.overview.Span;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the page Handover that its address holds.
 *
 * @param region null: all
 * @param span how far back it reaches
 */
record HandoverLocation(@Nullable RegionId region, Span span) {

    static final HandoverLocation USUAL = new HandoverLocation(null, Span.USUAL);

    /** Parts of an address that cannot be read are ignored. */
    static HandoverLocation of(QueryParameters parameters) {
        var since = parameters
                .getSingleParameter("since")
                .flatMap(Span.Since::parse)
                .map(Span.class::cast);
        var hours = parameters
                .getSingleParameter("hours")
                .flatMap(Span.Hours::parse)
                .map(Span.class::cast);
        return new HandoverLocation(
                parameters.getSingleParameter("region").flatMap(RegionId::parse).orElse(null),
                since.or(() -> hours).orElse(Span.USUAL));
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (region != null) {
            parameters.put("region", region.value());
        }
        switch (span) {
            case Span.Hours hours -> {
                if (!hours.equals(Span.USUAL)) {
                    parameters.put("hours", hours.word());
                }
            }
            case Span.Since since -> parameters.put("since", since.word());
        }
        return QueryParameters.simple(parameters);
    }

    HandoverLocation withRegion(@Nullable RegionId wanted) {
        return new HandoverLocation(wanted, span);
    }

    HandoverLocation withSpan(Span wanted) {
        return new HandoverLocation(region, wanted);
    }
}
