package com.cinemataztic.incidents.overview.figures;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up tickets of many days, always the same ones. */
public final class ManyDays {

    private static final List<String> ERRORS = List.of(
            "machine-offline", "machine-offline", "wrong-resolution", "download-failed", "display-disconnected");

    private ManyDays() {}

    /** Stores the figures of the last days, and that nothing is missing. */
    public static void store(DailyFigureStore store, List<Region> regions, int days, int ticketsADay, Instant now) {
        var random = new Random(1042);
        for (var region : regions) {
            var today = LocalDate.ofInstant(now, region.zone());
            var figures = new ArrayList<DailyFigures>();
            for (int back = days - 1; back >= 0; back--) {
                figures.add(day(region, today.minusDays(back), random.nextInt(ticketsADay * 2) + 1, random, now));
            }
            store.put(figures);
        }
        store.put(new DailyFigureStore.Progress(
                now, regions.stream().collect(Collectors.toMap(Region::id, Region::zone))));
    }

    private static DailyFigures day(Region region, LocalDate date, int tickets, Random random, Instant now) {
        var from = date.atStartOfDay(region.zone()).toInstant();
        return DailyFigures.of(
                region.id(),
                date,
                region.zone(),
                IntStream.range(0, tickets)
                        .mapToObj(each -> ticket(region, from, random).times())
                        .toList(),
                now);
    }

    private static Ended ticket(Region region, Instant day, Random random) {
        var opened = day.plusSeconds((long) (Math.min(0.99, Math.abs(random.nextGaussian() * 0.2 + 0.6)) * 86_000));
        var screen = (int) Math.min(60, Math.abs(random.nextGaussian() * 25)) + 1;
        var fixed = opened.plusSeconds(300 + (long) Math.abs(random.nextGaussian() * 3_000));
        return Ended.opened(opened.toString())
                .in(region.id().value())
                .on("s" + screen, "02:c1:%s:%02x".formatted(region.code().toLowerCase(), screen))
                .of(ERRORS.get(random.nextInt(ERRORS.size())), 1)
                .taken(Duration.ofSeconds(60 + (long) Math.abs(random.nextGaussian() * 600)))
                .before(random.nextInt(20) == 0 ? null : opened.plusSeconds(5_400))
                .recovered(fixed)
                .closed(fixed.plusSeconds(300), CloseReason.RECOVERED);
    }
}
