package com.cinemataztic.incidents.overview.figures.ui;

import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the page Overview that its address holds.
 *
 * @param region null: all
 */
record OverviewLocation(@Nullable RegionId region, Range range) {

    /** The choices beside dates, in days. */
    static final List<Integer> CHOICES = List.of(7, 30, 90);

    static final OverviewLocation USUAL = new OverviewLocation(null, new Last(30));

    /** Which days. */
    sealed interface Range {
        /** @return the days, seen from this one */
        Period period(LocalDate today);
    }

    /** Today and the days before it. */
    record Last(int days) implements Range {
        @Override
        public Period period(LocalDate today) {
            return Period.lastDays(days, today);
        }
    }

    /** The days between two dates, both included. */
    record Dates(Period chosen) implements Range {
        @Override
        public Period period(LocalDate today) {
            return chosen;
        }
    }

    /** Parts of an address that cannot be read are ignored. */
    static OverviewLocation of(QueryParameters parameters) {
        var dates = dates(date(parameters, "from"), date(parameters, "to")).map(Range.class::cast);
        var days = parameters
                .getSingleParameter("days")
                .flatMap(text -> CHOICES.stream()
                        .filter(choice -> choice.toString().equals(text))
                        .findFirst())
                .map(count -> (Range) new Last(count));
        return new OverviewLocation(
                parameters.getSingleParameter("region").flatMap(RegionId::parse).orElse(null),
                dates.or(() -> days).orElse(USUAL.range));
    }

    /** @return empty if one is missing, or if there are no such days or too many */
    static Optional<Dates> dates(@Nullable LocalDate from, @Nullable LocalDate to) {
        try {
            return from == null || to == null ? Optional.empty() : Optional.of(new Dates(new Period(from, to)));
        } catch (IllegalArgumentException tooManyOrNone) {
            return Optional.empty();
        }
    }

    static @Nullable LocalDate date(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (region != null) {
            parameters.put("region", region.value());
        }
        switch (range) {
            case Last(var days) -> {
                if (!range.equals(USUAL.range)) {
                    parameters.put("days", Integer.toString(days));
                }
            }
            case Dates(var chosen) -> {
                parameters.put("from", chosen.from().toString());
                parameters.put("to", chosen.to().toString());
            }
        }
        return QueryParameters.simple(parameters);
    }

    OverviewLocation withRegion(@Nullable RegionId wanted) {
        return new OverviewLocation(wanted, range);
    }

    OverviewLocation withRange(Range wanted) {
        return new OverviewLocation(region, wanted);
    }
}
