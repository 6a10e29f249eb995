package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.OverTime;
import com.cinemataztic.incidents.overview.figures.Spread;
import com.cinemataztic.incidents.platform.csv.CsvWriter;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables behind the cards, as files. What a spreadsheet would calculate is written as text. */
enum FigureFile {
    DAYS(
            List.of("date", "region", "opened", "saved", "lost", "unknown"),
            figures -> figures.regionDays().stream()
                    .map(day -> row(
                            day.date(),
                            day.region().value(),
                            day.opened(),
                            day.shows().saved(),
                            day.shows().lost(),
                            day.shows().unknown()))),
    SCREENS(
            List.of(
                    "region",
                    "cinemaId",
                    "cinemaName",
                    "screenId",
                    "screenName",
                    "tickets",
                    "brokenSeconds",
                    "lost",
                    "flaps"),
            figures -> figures.worstScreens().stream()
                    .map(screen -> row(
                            screen.region().value(),
                            screen.screen().cinemaId(),
                            screen.cinemaName(),
                            screen.screen().screenId(),
                            screen.screenName(),
                            screen.tickets(),
                            screen.broken().toSeconds(),
                            screen.lost(),
                            screen.flaps()))),
    HOURS(
            Stream.concat(Stream.of("region"), IntStream.range(0, 24).mapToObj(Integer::toString))
                    .toList(),
            figures -> figures.regions().stream()
                    .map(region -> Stream.concat(Stream.of(region.region().value()), region.hours().stream())
                            .toArray())),
    CAUSES(
            List.of("errorId", "tickets"),
            figures -> figures.causes().stream().map(cause -> row(cause.what(), cause.tickets()))),
    REGIONS(
            List.of(
                    "region",
                    "opened",
                    "saved",
                    "lost",
                    "unknown",
                    "takeMedianSeconds",
                    "takeP90Seconds",
                    "fixMedianSeconds",
                    "fixP90Seconds"),
            figures -> figures.regions().stream()
                    .map(region -> row(
                            region.region().value(),
                            region.opened(),
                            region.shows().saved(),
                            region.shows().lost(),
                            region.shows().unknown(),
                            median(region.timeToTake()),
                            p90(region.timeToTake()),
                            median(region.timeToFix()),
                            p90(region.timeToFix())))),
    FLAPPING(
            List.of("region", "cinemaId", "cinemaName", "screenId", "screenName", "machineId", "faults", "weeks"),
            figures -> figures.flapping().stream()
                    .map(flapper -> row(
                            flapper.region().value(),
                            flapper.screen().cinemaId(),
                            flapper.cinemaName(),
                            flapper.screen().screenId(),
                            flapper.screenName(),
                            flapper.machineId(),
                            flapper.faults(),
                            flapper.weeks()))),
    REASONS(
            List.of("closeReason", "tickets"),
            figures -> figures.closed().stream().map(reason -> row(reason.what().word(), reason.tickets())));

    /** How many causes a card shows; the file has all. */
    static final int LISTED = 8;

    private final List<String> columns;
    private final Function<OverTime, Stream<@Nullable Object[]>> rows;

    FigureFile(List<String> columns, Function<OverTime, Stream<@Nullable Object[]>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private static @Nullable Object median(Spread.@Nullable Durations durations) {
        return durations == null ? null : durations.median().toSeconds();
    }

    private static @Nullable Object p90(Spread.@Nullable Durations durations) {
        return durations == null ? null : durations.p90().toSeconds();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return switch (this) {
            case DAYS -> text("overview.days.title");
            case SCREENS -> text("overview.screens.title");
            case HOURS -> text("overview.hours.title");
            case CAUSES -> text("overview.causes.title");
            case REGIONS -> text("overview.regions.title");
            case FLAPPING -> text("overview.flapping.title");
            case REASONS -> text("overview.reasons.title");
        };
    }

    String hint() {
        return switch (this) {
            case DAYS -> text("overview.days.hint");
            case SCREENS -> text("overview.screens.hint");
            case HOURS -> text("overview.hours.hint");
            case CAUSES -> text("overview.causes.hint");
            case REGIONS -> text("overview.regions.hint");
            case FLAPPING -> text("overview.flapping.hint");
            case REASONS -> text("overview.reasons.hint");
        };
    }

    /** @return what it means that the card has no row although tickets were opened */
    String none() {
        return switch (this) {
            case SCREENS -> text("overview.screens.none");
            case FLAPPING -> text("overview.flapping.none");
            case REASONS -> text("overview.reasons.none");
            case DAYS, HOURS, CAUSES, REGIONS -> text("overview.none-in-period");
        };
    }

    /** @return a link to this table as a file, made from what the person may see when it is followed */
    Anchor link(OverviewViewModel model) {
        var link = new Anchor(DownloadHandler.fromInputStream(event -> download(model)), text("overview.csv"));
        link.addClassName("overview-csv");
        link.setAriaLabel(text("overview.csv.label", title()));
        return link;
    }

    private DownloadResponse download(OverviewViewModel model) {
        var shown = model.forFile();
        if (shown.isEmpty()) {
            return DownloadResponse.error(403);
        }
        var bytes = csv(shown.get().figures()).getBytes(StandardCharsets.UTF_8);
        return new DownloadResponse(
                new ByteArrayInputStream(bytes), "overview-" + word() + ".csv", "text/csv;charset=utf-8", bytes.length);
    }

    String csv(OverTime figures) {
        var text = new StringWriter();
        try {
            var csv = new CsvWriter(text, columns);
            for (var cells : rows.apply(figures).toList()) {
                csv.row(cells);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
