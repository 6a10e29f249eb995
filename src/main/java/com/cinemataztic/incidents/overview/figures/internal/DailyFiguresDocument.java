package com.cinemataztic.incidents.overview.figures.internal;

import com.cinemataztic.incidents.overview.figures.DailyFigures;
import com.cinemataztic.incidents.overview.figures.DailyFigures.ScreenDay;
import com.cinemataztic.incidents.overview.figures.Shows;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.store.documents.SchemaVersion;
import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        Spread timesToTake,
        Spread timesToFix,
        List<Counted> causes,
        List<Counted> closed,
        List<ScreenDay> screens,
        @Nullable Instant decidedBy) {

    private static final Map<String, CloseReason> REASONS =
            Arrays.stream(CloseReason.values()).collect(Collectors.toMap(CloseReason::word, Function.identity()));

    /** How many tickets had the word. */
    record Counted(String word, int count) {}

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
                figures.timeToTake(),
                figures.timeToFix(),
                counted(figures.causes(), Function.identity()),
                counted(figures.closed(), CloseReason::word),
                figures.screens(),
                figures.decidedBy());
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
                timesToTake,
                timesToFix,
                causes.stream().collect(Collectors.toMap(Counted::word, Counted::count)),
                reasons,
                screens,
                decidedBy);
    }
}
