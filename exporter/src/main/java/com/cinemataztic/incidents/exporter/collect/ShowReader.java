package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Answer;
import com.cinemataztic.incidents.exporter.cinecloud.CineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.Effort;
import com.cinemataztic.incidents.exporter.cinecloud.Endpoint;
import com.cinemataztic.incidents.exporter.cinecloud.ScreenRef;
import com.cinemataztic.incidents.exporter.cinecloud.Show;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Reads the shows of the screens whose schedule is old or was never read. */
public final class ShowReader implements AutoCloseable {

    /** How far ahead schedules are read. The next shows stay known through any shorter outage of the vendor. */
    private static final Duration SPAN = Duration.ofDays(3);

    private final CineCloud cloud;
    private final KnownFleet fleet;
    private final SelfMetrics self;
    private final Clock clock;
    private final Duration refresh;
    private final TwoTierPoller<ScreenRef> lanes;

    /**
     * @param refresh age at which a schedule is read again
     * @param concurrency maximum number of calls at a time
     * @param timeout of one call
     */
    public ShowReader(
            CineCloud cloud,
            KnownFleet fleet,
            SelfMetrics self,
            Clock clock,
            Duration refresh,
            int concurrency,
            Duration timeout) {
        this.cloud = cloud;
        this.fleet = fleet;
        this.self = self;
        this.clock = clock;
        this.refresh = refresh;
        this.lanes = new TwoTierPoller<>(concurrency, timeout, this::readShows);
    }

    /** Reads what is due. A screen that fails keeps its last schedule and is due again next time. */
    public void readDue() {
        lanes.retain(fleet.screenRefs());
        lanes.over(fleet.screensWithShowsOlderThan(refresh, clock.instant()));
        self.waiting(Endpoint.SHOWS, lanes.waiting());
    }

    /** Cancels the calls that outlast a reading. */
    @Override
    public void close() {
        lanes.close();
    }

    private Answer<?> readShows(ScreenRef screen, Effort effort) {
        CallResult asked = CallResult.now(clock);
        Answer<List<Show>> answer = cloud.shows(screen, SPAN, effort);
        if (answer instanceof Answer.Good<List<Show>>(List<Show> shows)) {
            fleet.showsReported(screen, shows, asked, SPAN);
            self.answered(Endpoint.SHOWS, asked);
        }
        return answer;
    }
}
