package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Cinema;
import com.cinemataztic.incidents.exporter.cinecloud.Endpoint;
import com.cinemataztic.incidents.exporter.cinecloud.Screen;
import com.cinemataztic.incidents.exporter.cinecloud.Show;
import com.cinemataztic.incidents.exporter.collect.Gauges.Infos;
import com.cinemataztic.incidents.exporter.collect.Gauges.Points;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.List;

/** The metrics of cinemas, screens and shows, for one scrape. */
final class ScreenMetrics {

    /** Enough to bridge some hours without the exporter. More would be series that nobody reads. */
    private static final int UPCOMING = 3;

    private final Instant now;
    private final Infos cinemas;
    private final Infos screens;
    private final Points next;
    private final Points currentStart;
    private final Points currentEnd;
    private final Points upcomingStart;
    private final Points upcomingEnd;
    private final Points dataAt;
    private final Points knownUntil;

    ScreenMetrics(Gauges gauges, Instant now) {
        this.now = now;
        cinemas = gauges.info("cine_cinema", "The cinema, its name and time zone; always 1.");
        screens = gauges.info("cine_screen", "The screen and its name; always 1.");
        next = gauges.gauge(
                "cine_screen_next_show_timestamp_seconds",
                "Unix time at which the next show that has not yet begun starts, in seconds.");
        currentStart = gauges.gauge(
                "cine_screen_current_show_start_timestamp_seconds",
                "Unix time at which the show in progress started, in seconds; only while it lasts.");
        currentEnd = gauges.gauge(
                "cine_screen_current_show_end_timestamp_seconds",
                "Unix time at which the show in progress ends, in seconds; only while it lasts.");
        upcomingStart = gauges.gauge(
                "cine_screen_upcoming_show_start_timestamp_seconds",
                "Unix time at which the next shows start, in seconds; position 1 is the next.");
        upcomingEnd = gauges.gauge(
                "cine_screen_upcoming_show_end_timestamp_seconds",
                "Unix time at which the next shows end, in seconds; position 1 is the next.");
        dataAt = gauges.gauge(
                "cine_screen_data_timestamp_seconds",
                "Unix time at which cine-cloud was asked for its last good answer about the screen, in seconds.");
        knownUntil = gauges.gauge(
                "cine_screen_schedule_until_timestamp_seconds",
                "Unix time up to which all shows of the screen are known, in seconds.");
    }

    void add(Cinema cinema) {
        cinemas.add(Labels.of(
                "cinema_id", cinema.id().value(),
                "region", cinema.region(),
                "cinema_name", cinema.name(),
                "time_zone", cinema.timeZone()));
    }

    /** @param labels of the screen */
    void add(Screen screen, Labels labels) {
        screens.add(labels.add("screen_name", screen.name()));
    }

    /** @param labels of the screen */
    void add(Schedule schedule, Labels labels) {
        List<Show> upcoming = schedule.upcoming(now, UPCOMING);
        for (int i = 0; i < upcoming.size(); i++) {
            Show show = upcoming.get(i);
            if (i == 0) {
                next.add(labels, show.startsAt());
            }
            Labels place = labels.add("position", String.valueOf(i + 1));
            upcomingStart.add(place, show.startsAt());
            upcomingEnd.add(place, show.endsAt());
        }
        schedule.current(now).ifPresent(show -> {
            currentStart.add(labels, show.startsAt());
            currentEnd.add(labels, show.endsAt());
        });
        dataAt.add(labels.add("endpoint", Endpoint.SHOWS.word()), schedule.reportedAt());
        knownUntil.add(labels, schedule.until());
    }
}
