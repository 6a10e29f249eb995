package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Answer;
import com.cinemataztic.incidents.exporter.cinecloud.CineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads the shows of the screens whose schedule is old or was never read. */
public final class ShowReader {

    /** How far ahead schedules are read: an outage of the vendor shorter than this leaves every next show known. */
    private static final Duration SPAN = Duration.ofDays(3);

    private static final Duration OLD = Duration.ofMinutes(30);

    private final CineCloud cloud;
    private final KnownFleet fleet;
    private final Clock clock;
    private final Sweep sweep;

    /** @param concurrency most calls under way at one time */
    public ShowReader(CineCloud cloud, KnownFleet fleet, Clock clock, int concurrency) {
        this.cloud = cloud;
        this.fleet = fleet;
        this.clock = clock;
        this.sweep = new Sweep(concurrency);
    }

    /** Reads what is due; a screen that fails keeps its last schedule and is due again the next time. */
    public void readDue() {
        sweep.over(fleet.screensWithShowsOlderThan(OLD, clock.instant()), this::readShows);
    }

    private boolean readShows(ScreenRef screen) {
        if (cloud.shows(screen, SPAN) instanceof Answer.Good<List<Show>>(List<Show> shows)) {
            fleet.showsTold(screen, shows, clock.instant());
            return true;
        }
        return false;
    }
}
