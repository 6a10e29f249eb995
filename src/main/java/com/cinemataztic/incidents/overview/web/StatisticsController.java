package com.cinemataztic.incidents.overview.web;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.overview.figures.TicketStatistics;
import com.cinemataztic.incidents.platform.web.Parameters;
import com.cinemataztic.incidents.regions.RegionId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves figures on the tickets opened in a time. */
@RestController
class StatisticsController {

    private static final List<String> PARAMETERS = List.of("region", "from", "to");

    private final TicketStatistics statistics;
    private final CurrentActor currentActor;
    private final Clock clock;

    StatisticsController(TicketStatistics statistics, CurrentActor currentActor, Clock clock) {
        this.statistics = statistics;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /**
     * Figures on the tickets opened in a time.
     *
     * @param complete whether all of them were read; otherwise only the last opened 20,000 were
     * @param days tickets opened, by day in the region's zone; a day without any is left out
     * @param regions one a region in which tickets were opened
     */
    record StatisticsAnswer(
            Instant from, Instant to, boolean complete, List<DayAnswer> days, List<RegionAnswer> regions) {}

    /** The tickets opened on a day. */
    record DayAnswer(LocalDate date, String region, int opened) {}

    /**
     * The figures of a region.
     *
     * @param live how many of the opened tickets are live
     * @param timeToTake from opening to the first assignee; absent when none was taken
     * @param timeToFix from the beginning of the fault to the recovery, or to a close as fixed; absent when none was
     * @param shows the shows that the tickets put at risk first
     */
    record RegionAnswer(
            String region,
            int opened,
            int live,
            @Nullable DurationsAnswer timeToTake,
            @Nullable DurationsAnswer timeToFix,
            ShowsAnswer shows) {}

    /** How long something took, in seconds. */
    record DurationsAnswer(int count, long median, long p90) {

        private static @Nullable DurationsAnswer of(Spread.@Nullable Durations durations) {
            return durations == null
                    ? null
                    : new DurationsAnswer(
                            durations.count(),
                            durations.median().toSeconds(),
                            durations.p90().toSeconds());
        }
    }

    /**
     * The shows that the tickets put at risk first, by what became of them; those still ahead are not counted.
     *
     * @param saved the screen was fixed before the show
     * @param lost the show began while the screen was broken
     * @param unknown no show was known, or nobody knows whether the screen worked by then
     */
    record ShowsAnswer(int saved, int lost, int unknown) {}

    @Operation(
            operationId = "statistics",
            summary = "Figures on the tickets opened in a time: times to take and fix, shows saved and lost")
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "in one of these regions; several with commas between",
            array = @ArraySchema(schema = @Schema(type = "string", example = "denmark")))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "opened then or later; seven days before to by default, at most 92",
            schema = @Schema(type = "string", format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "opened before then; now by default",
            schema = @Schema(type = "string", format = "date-time"))
    @GetMapping("/api/stats")
    StatisticsAnswer statistics(@RequestParam MultiValueMap<String, String> given) {
        var parameters = Parameters.of(given, PARAMETERS);
        var regions = parameters.listed("region", RegionId::parse, "region is an id such as new-zealand.");
        var time = StatisticsTime.of(parameters.moment("from"), parameters.moment("to"), clock.instant());
        var figures = statistics.of(currentActor.required(), regions, time.from(), time.to());
        return new StatisticsAnswer(
                time.from(),
                time.to(),
                figures.complete(),
                figures.days().stream()
                        .map(day -> new DayAnswer(day.date(), day.region().value(), day.opened()))
                        .toList(),
                figures.regions().stream()
                        .map(region -> new RegionAnswer(
                                region.region().value(),
                                region.opened(),
                                region.live(),
                                DurationsAnswer.of(region.timeToTake()),
                                DurationsAnswer.of(region.timeToFix()),
                                new ShowsAnswer(
                                        region.shows().saved(),
                                        region.shows().lost(),
                                        region.shows().unknown())))
                        .toList());
    }
}
