package com.cinemataztic.incidents.overview.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures on the tickets that were opened in a region on one day. They can be made again from the tickets at any
 * time.
 *
 * @param date in the region's zone
 * @param opened how many tickets
 * @param hours how many of them in each hour of the wall clock, 0 to 23
 * @param shows what became of the shows at risk
 * @param timeToTake from opening to the first assignee
 * @param timeToFix from the beginning of the fault to its end
 * @param causes tickets by error id
 * @param closed tickets by the reason of their close; live ones are left out
 * @param screens one a screen and machine
 * @param decidedBy when the first of the shows ahead begins: the figures must be made again then; null when none is
 *     ahead
 */
public record DailyFigures(
        RegionId region,
        LocalDate date,
        int opened,
        List<Integer> hours,
        Shows shows,
        Spread timeToTake,
        Spread timeToFix,
        Map<String, Integer> causes,
        Map<CloseReason, Integer> closed,
        List<ScreenDay> screens,
        @Nullable Instant decidedBy) {

    /**
     * A screen on that day.
     *
     * @param machineId the machine that stood there; null when none was known
     * @param tickets how many tickets
     * @param faults how often a fault occurred: a ticket may stand for several
     * @param broken from the beginning of each fault to its end; faults that last are left out
     */
    public record ScreenDay(
            String cinemaId,
            String screenId,
            @Nullable String machineId,
            String cinemaName,
            String screenName,
            int tickets,
            int faults,
            Duration broken,
            int lost) {}

    private record Place(
            String cinemaId, String screenId, @Nullable String machineId) {

        static Place of(Subject subject) {
            return new Place(
                    Objects.requireNonNull(subject.cinemaId()),
                    Objects.requireNonNull(subject.screenId()),
                    subject.machineId());
        }
    }

    /**
     * Pure.
     *
     * @param tickets all that were opened in that region on that day
     */
    static DailyFigures of(RegionId region, LocalDate date, ZoneId zone, List<Tickets.Times> tickets, Instant now) {
        var hours = new ArrayList<>(Collections.nCopies(24, 0));
        var causes = new TreeMap<String, Integer>();
        var closed = new EnumMap<CloseReason, Integer>(CloseReason.class);
        for (var ticket : tickets) {
            var hour = ticket.createdAt().atZone(zone).getHour();
            hours.set(hour, hours.get(hour) + 1);
            causes.merge(ticket.errorId(), 1, Integer::sum);
            var reason = ticket.closeReason();
            if (reason != null) {
                closed.merge(reason, 1, Integer::sum);
            }
        }
        return new DailyFigures(
                region,
                date,
                tickets.size(),
                hours,
                Shows.of(tickets.stream().map(each -> ShowOutcome.of(each, now)).toList()),
                Spread.of(tickets.stream()
                        .flatMap(each -> ShowOutcome.timeToTake(each).stream())
                        .toList()),
                Spread.of(tickets.stream()
                        .flatMap(each -> ShowOutcome.timeToFix(each).stream())
                        .toList()),
                causes,
                closed,
                screens(tickets, now),
                tickets.stream()
                        .filter(each -> ShowOutcome.of(each, now) == ShowOutcome.AHEAD)
                        .map(each -> Objects.requireNonNull(each.firstShow()))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static List<ScreenDay> screens(List<Tickets.Times> tickets, Instant now) {
        return tickets.stream()
                .filter(each ->
                        each.subject().cinemaId() != null && each.subject().screenId() != null)
                .collect(groupingBy(each -> Place.of(each.subject())))
                .entrySet()
                .stream()
                .map(each -> screen(each.getKey(), each.getValue(), now))
                .sorted(Comparator.comparing(ScreenDay::cinemaId)
                        .thenComparing(ScreenDay::screenId)
                        .thenComparing(ScreenDay::machineId, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private static ScreenDay screen(Place place, List<Tickets.Times> tickets, Instant now) {
        var newest = tickets.getFirst().subject();
        return new ScreenDay(
                place.cinemaId(),
                place.screenId(),
                place.machineId(),
                newest.cinemaName() == null ? place.cinemaId() : newest.cinemaName(),
                newest.screenName() == null ? place.screenId() : newest.screenName(),
                tickets.size(),
                tickets.stream().collect(summingInt(Tickets.Times::occurrences)),
                tickets.stream()
                        .flatMap(each -> ShowOutcome.timeToFix(each).stream())
                        .filter(Duration::isPositive)
                        .reduce(Duration.ZERO, Duration::plus),
                (int) tickets.stream()
                        .filter(each -> ShowOutcome.of(each, now) == ShowOutcome.LOST)
                        .count());
    }
}
