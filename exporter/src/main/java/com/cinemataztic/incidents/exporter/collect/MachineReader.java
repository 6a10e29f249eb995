package com.cinemataztic.incidents.exporter.collect;

import com.cinemataztic.incidents.exporter.cinecloud.Answer;
import com.cinemataztic.incidents.exporter.cinecloud.CineCloud;
import com.cinemataztic.incidents.exporter.cinecloud.Cinema;
import com.cinemataztic.incidents.exporter.cinecloud.Effort;
import com.cinemataztic.incidents.exporter.cinecloud.Endpoint;
import com.cinemataztic.incidents.exporter.cinecloud.Listing;
import com.cinemataztic.incidents.exporter.cinecloud.Machine;
import com.cinemataztic.incidents.exporter.cinecloud.MachineId;
import com.cinemataztic.incidents.exporter.cinecloud.MachineStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Polls the vendor once: the listings, then the status of every known machine. One poll at a time. */
public final class MachineReader implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MachineReader.class.getName());

    private final CineCloud cloud;
    private final KnownFleet fleet;
    private final SelfMetrics self;
    private final Clock clock;
    private final TwoTierPoller<MachineId> lanes;
    private boolean lastSuccess;

    /** The result of a listing, worst first. */
    private enum Listed {
        NOT_READ,
        IN_PART,
        WHOLE;

        static Listed of(Listing<?> listing) {
            return listing.complete() ? WHOLE : IN_PART;
        }

        Listed and(Listed other) {
            return compareTo(other) < 0 ? this : other;
        }
    }

    /**
     * @param concurrency maximum number of status calls at a time
     * @param timeout of one call
     */
    public MachineReader(
            CineCloud cloud, KnownFleet fleet, SelfMetrics self, Clock clock, int concurrency, Duration timeout) {
        this.cloud = cloud;
        this.fleet = fleet;
        this.self = self;
        this.clock = clock;
        this.lanes = new TwoTierPoller<>(concurrency, timeout, this::readStatus);
    }

    /**
     * Applies whatever the vendor answers. The known machines are polled while the listings are read. An endpoint that
     * is slow or fails delays neither the other listing nor the machines.
     *
     * @return whether the poll succeeded: both listings arrived and at most half of the status calls failed
     */
    public boolean poll() {
        long start = System.nanoTime();
        Listed listed;
        TwoTierPoller.Outcome statuses;
        // Closing waits for the listings. Interrupting the caller thereby interrupts them.
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Listed> cinemas = beside.submit(this::readCinemas);
            Future<Listed> machines = beside.submit(this::readMachines);
            Set<MachineId> known = Set.copyOf(fleet.machineIds());
            statuses = lanes.over(known);
            listed = await(cinemas).and(await(machines));
            List<MachineId> fresh = fleet.machineIds().stream()
                    .filter(id -> !known.contains(id))
                    .toList();
            statuses = statuses.plus(lanes.over(fresh));
        }
        lanes.retain(fleet.machineIds());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (Thread.currentThread().isInterrupted()) {
            // Cut short by our own stop: this says nothing about the vendor.
            return false;
        }
        return report(listed, statuses, took);
    }

    /** Cancels the calls that outlast a poll. */
    @Override
    public void close() {
        lanes.close();
    }

    private static Listed await(Future<Listed> listing) {
        try {
            return listing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Listed.NOT_READ;
        } catch (ExecutionException e) {
            LOG.log(System.Logger.Level.ERROR, "cannot handle a listing", e.getCause());
            return Listed.NOT_READ;
        }
    }

    private boolean report(Listed listed, TwoTierPoller.Outcome statuses, Duration took) {
        boolean success = listed != Listed.NOT_READ && statuses.mostlyGood();
        self.polled(success, listed == Listed.WHOLE, clock.instant(), took);
        self.waiting(Endpoint.STATUS, lanes.waiting());
        LOG.log(
                level(success),
                "poll {0}: listings {1}, {2} machines answered, {3} did not, {4} ms",
                success ? "done" : "failed",
                switch (listed) {
                    case NOT_READ -> "not read";
                    case IN_PART -> "read in part";
                    case WHOLE -> "read";
                },
                statuses.good(),
                statuses.failed(),
                took.toMillis());
        lastSuccess = success;
        return success;
    }

    /** Each failure is reported; of the successes, only the first after a failure. */
    private System.Logger.Level level(boolean success) {
        if (!success) {
            return System.Logger.Level.WARNING;
        }
        return lastSuccess ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
    }

    private Listed readCinemas() {
        if (cloud.cinemas() instanceof Answer.Good<Listing<Cinema>>(Listing<Cinema> listing)) {
            fleet.cinemasListed(listing);
            self.answered(Endpoint.CINEMAS, CallResult.now(clock));
            return Listed.of(listing);
        }
        return Listed.NOT_READ;
    }

    private Listed readMachines() {
        if (cloud.machines() instanceof Answer.Good<Listing<Machine>>(Listing<Machine> listing)) {
            fleet.machinesListed(listing);
            self.answered(Endpoint.MACHINES, CallResult.now(clock));
            return Listed.of(listing);
        }
        return Listed.NOT_READ;
    }

    private Answer<?> readStatus(MachineId id, Effort effort) {
        CallResult asked = CallResult.now(clock);
        Answer<MachineStatus> answer = cloud.status(id, effort);
        if (answer instanceof Answer.Good<MachineStatus>(MachineStatus status)) {
            fleet.statusReported(id, status, asked);
            self.answered(Endpoint.STATUS, asked);
        }
        return answer;
    }
}
