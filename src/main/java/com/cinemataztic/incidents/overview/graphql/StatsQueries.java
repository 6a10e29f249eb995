package com.cinemataztic.incidents.overview.graphql;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.overview.figures.Shows;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.overview.figures.TicketStatistics;
import com.cinemataztic.incidents.overview.web.StatisticsTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Figures on the tickets opened in a time. */
@Controller
class StatsQueries {

    private final TicketStatistics statistics;
    private final Clock clock;

    StatsQueries(TicketStatistics statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    record Stats(Instant from, Instant to, boolean complete, List<StatsDay> days, List<StatsRegion> regions) {}

    record StatsDay(String date, String region, int opened) {}

    record StatsRegion(
            String region,
            int opened,
            int live,
            @Nullable Durations timeToTake,
            @Nullable Durations timeToFix,
            Shows shows) {}

    record Durations(int count, long median, long p90) {

        private static @Nullable Durations of(Spread.@Nullable Durations durations) {
            return durations == null
                    ? null
                    : new Durations(
                            durations.count(),
                            durations.median().toSeconds(),
                            durations.p90().toSeconds());
        }
    }

    @QueryMapping
    Stats stats(
            @Argument @Nullable List<String> region,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant to,
            Actor actor) {
        var time = StatisticsTime.of(from, to, clock.instant());
        var figures = statistics.of(actor, SiteQueries.regionIds(region), time.from(), time.to());
        return new Stats(
                time.from(),
                time.to(),
                figures.complete(),
                figures.days().stream()
                        .map(day ->
                                new StatsDay(day.date().toString(), day.region().value(), day.opened()))
                        .toList(),
                figures.regions().stream().map(StatsQueries::view).toList());
    }

    private static StatsRegion view(TicketStatistics.RegionFigures figures) {
        return new StatsRegion(
                figures.region().value(),
                figures.opened(),
                figures.live(),
                Durations.of(figures.timeToTake()),
                Durations.of(figures.timeToFix()),
                figures.shows());
    }
}
