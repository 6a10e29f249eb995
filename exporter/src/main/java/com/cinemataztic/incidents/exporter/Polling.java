package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.cinecloud.HttpCineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.RetryPolicy;
import com.cinemataztic.incidents.exporter.collect.KnownFleet;
import com.cinemataztic.incidents.exporter.collect.MachineReader;
import com.cinemataztic.incidents.exporter.collect.PollScheduler;
import com.cinemataztic.incidents.exporter.collect.SelfMetrics;
import com.cinemataztic.incidents.exporter.collect.ShowReader;
import com.cinemataztic.incidents.exporter.config.CineCloudSettings;
import java.time.Clock;

/**
 * Everything that calls the vendor under one set of settings, until it is closed. What it learned stays in the fleet.
 */
final class Polling implements AutoCloseable {

    private final HttpCineCloud cloud;
    private final PollScheduler rounds;

    private Polling(HttpCineCloud cloud, PollScheduler rounds) {
        this.cloud = cloud;
        this.rounds = rounds;
    }

    /** Returns before the first poll ends. */
    static Polling start(CineCloudSettings vendor, KnownFleet fleet, SelfMetrics self, Clock clock) {
        self.circuitsClosed();
        HttpCineCloud cloud = new HttpCineCloud(vendor, RetryPolicy.STANDARD, self, clock);
        MachineReader machines = new MachineReader(cloud, fleet, self, clock, vendor.concurrency(), vendor.timeout());
        ShowReader shows = new ShowReader(
                cloud, fleet, self, clock, vendor.showsRefresh(), vendor.concurrency(), vendor.timeout());
        PollScheduler rounds = new PollScheduler(machines, shows, vendor.pollInterval());
        rounds.start();
        return new Polling(cloud, rounds);
    }

    /** Cancels calls in progress; takes a few seconds at most. */
    @Override
    public void close() {
        rounds.close();
        cloud.close();
    }
}
