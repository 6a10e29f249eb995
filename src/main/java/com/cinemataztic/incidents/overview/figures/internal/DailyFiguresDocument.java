package com.cinemataztic.incidents.overview.figures.internal;

import com.cinemataztic.incidents.overview.figures.DailyFigures;
import com.cinemataztic.incidents.overview.figures.Shows;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The figures of a region and day as stored.
 *
 * @param id region and date
 * @param date such as 2026-11-27, which sorts as a text
 */
@Document("dailyFigures")
@SchemaVersion(1)
record DailyFiguresDocument(
        @MongoId String id,
        RegionId region,
        String date,
        int opened,
        List<Integer> hours,
        int saved,
        int lost,
        int unknown,
        List<Measured> timesToTake,
        List<Measured> timesToFix,
        List<Counted> causes,
        List<Counted> closed,
        List<OnScreen> screens,
        @Nullable Instant decidedBy) {

    private static final Map<String, CloseReason> REASONS =
            Arrays.stream(CloseReason.values()).collect(Collectors.toMap(CloseReason::word, Function.identity()));

    /** How often a time was measured. */
    record Measured(long seconds, int count) {}

    /** How many tickets had the word. */
    record Counted(String word, int count) {}

    /** A screen and its machine on that day. */
    record OnScreen(
            String cinema,
            String screen,
            @Nullable String machine,
            String cinemaName,
            String screenName,
            int tickets,
            int faults,
            long brokenSeconds,
            int lost) {}

    static String id(RegionId region, LocalDate date) {
        return region.value() + '/' + date;
    }

    static DailyFiguresDocument of(DailyFigures figures) {
        return new DailyFiguresDocument(
                id(figures.region(), figures.date()),
                figures.region(),
                figures.date().toString(),
                figures.opened(),
                figures.hours(),
                figures.shows().saved(),
                figures.shows().lost(),
                figures.shows().unknown(),
                measured(figures.timeToTake()),
                measured(figures.timeToFix()),
                counted(figures.causes(), Function.identity()),
                counted(figures.closed(), CloseReason::word),
                figures.screens().stream().map(DailyFiguresDocument::of).toList(),
                figures.decidedBy());
    }

    private static OnScreen of(DailyFigures.ScreenDay screen) {
        return new OnScreen(
                screen.cinemaId(),
                screen.screenId(),
                screen.machineId(),
                screen.cinemaName(),
                screen.screenName(),
                screen.tickets(),
                screen.faults(),
                screen.broken().toSeconds(),
                screen.lost());
    }

    private static List<Measured> measured(Spread spread) {
        return spread.counts().entrySet().stream()
                .map(each -> new Measured(each.getKey(), each.getValue()))
                .toList();
    }

    private static <T> List<Counted> counted(Map<T, Integer> counts, Function<T, String> word) {
        return counts.entrySet().stream()
                .map(each -> new Counted(word.apply(each.getKey()), each.getValue()))
                .toList();
    }

    DailyFigures toFigures() {
        var reasons = new EnumMap<CloseReason, Integer>(CloseReason.class);
        closed.forEach(each -> {
            var reason = REASONS.get(each.word());
            if (reason != null) {
                reasons.put(reason, each.count());
            }
        });
        return new DailyFigures(
                region,
                LocalDate.parse(date),
                opened,
                hours,
                new Shows(saved, lost, unknown),
                spread(timesToTake),
                spread(timesToFix),
                causes.stream().collect(Collectors.toMap(Counted::word, Counted::count)),
                reasons,
                screens.stream().map(DailyFiguresDocument::toScreen).toList(),
                decidedBy);
    }

    private static Spread spread(Collection<Measured> measured) {
        var counts = new TreeMap<Long, Integer>();
        measured.forEach(each -> counts.put(each.seconds(), each.count()));
        return new Spread(counts);
    }

    private static DailyFigures.ScreenDay toScreen(OnScreen screen) {
        return new DailyFigures.ScreenDay(
                screen.cinema(),
                screen.screen(),
                screen.machine(),
                screen.cinemaName(),
                screen.screenName(),
                screen.tickets(),
                screen.faults(),
                Duration.ofSeconds(screen.brokenSeconds()),
                screen.lost());
    }
}
