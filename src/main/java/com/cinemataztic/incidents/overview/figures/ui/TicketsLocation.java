package com.cinemataztic.incidents.overview.figures.ui;

import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.SearchWords;
import com.cinemataztic.incidents.tickets.board.TicketFilter;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which tickets the list behind a figure shows; all of it is in the address. */
record TicketsLocation(Period period, TicketFilter filter) {

    private static final int LONGEST = 200;

    /**
     * Parts of an address that cannot be read are ignored.
     *
     * @param usual the days if the address names none
     */
    static TicketsLocation of(QueryParameters parameters, Period usual) {
        LocalDate from = OverviewLocation.date(parameters, "from");
        LocalDate to = OverviewLocation.date(parameters, "to");
        var region = parameters.getSingleParameter("region").flatMap(RegionId::parse);
        return new TicketsLocation(
                OverviewLocation.dates(from, to)
                        .map(OverviewLocation.Dates::chosen)
                        .orElse(usual),
                new TicketFilter(
                        Set.of(),
                        region.map(Set::of).orElse(Set.of()),
                        Set.of(),
                        value(parameters, "cinema"),
                        value(parameters, "screen"),
                        value(parameters, "machine"),
                        value(parameters, "error"),
                        Set.of(),
                        SearchWords.NONE,
                        null,
                        null));
    }

    private static Set<String> value(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(value -> !value.isBlank() && value.length() <= LONGEST)
                .map(Set::of)
                .orElse(Set.of());
    }

    /** @return the page Overview with the same days and region */
    OverviewLocation overview() {
        return new OverviewLocation(region(), new OverviewLocation.Dates(period));
    }

    @Nullable
    RegionId region() {
        return filter.regions().stream().findFirst().orElse(null);
    }
}
