package com.cinemataztic.incidents.store;

import com.cinemataztic.incidents.store.instances.Candidacy;
import com.cinemataztic.incidents.store.instances.InstanceState;
import com.cinemataztic.incidents.store.instances.InstanceState.Role;
import com.cinemataztic.incidents.store.instances.Reach;
import com.mongodb.client.MongoDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether this instance is the leader. Of several instances on one store, the leader does the timed work that only one
 * instance needs to do. For moments there may be two leaders or none. Such work must therefore be correct if it is done
 * twice, and must be done later if it is left out.
 *
 * <p>A leader that reaches fewer of its sources than another instance gives up its lease: see {@link Candidacy}.
 *
 * <p>A separate thread renews the lease, so that no slow job costs an instance its leadership.
 */
@Component
public class Leadership {

    private static final Logger LOGGER = LoggerFactory.getLogger(Leadership.class);

    /** Short enough that three renewals may fail in a row. */
    private static final long EVERY_MILLIS = 2_500;

    /** The name of the lease in the store. */
    private static final String LEASE = "duty";

    private final Lease lease;
    private final Instances instances;
    private final Clock clock;
    private final ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leadership").factory());

    private volatile Reach reported = Reach.NO_SOURCES;
    private volatile InstanceState mine;
    private volatile List<InstanceState> others = List.of();
    private Candidacy candidacy = Candidacy.INITIAL;
    private boolean left;

    Leadership(MongoDatabase database, Clock clock) {
        var id = UUID.randomUUID().toString();
        this.lease = new Lease(database, LEASE, id, clock);
        this.instances = new Instances(database);
        this.clock = clock;
        this.mine = new InstanceState(
                id, ManagementFactory.getRuntimeMXBean().getName(), Role.READY, clock.instant(), Reach.NO_SOURCES);
    }

    @PostConstruct
    void start() {
        renew();
        renewing.scheduleWithFixedDelay(this::renew, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @return whether this instance is the leader now; makes no call, so it may be used as often as needed */
    public boolean held() {
        return lease.held();
    }

    /** Tells what this instance reaches of its sources. Makes no call; counts at the next renewal. */
    public void report(Reach reach) {
        reported = reach;
    }

    /** @return this instance, then the others that were alive at the last renewal; makes no call */
    public List<InstanceState> instances() {
        return Stream.concat(Stream.of(mine), others.stream()).toList();
    }

    /**
     * Becomes the leader if there is none, and remains the leader if it is, unless another instance reaches more. Never
     * throws.
     */
    public synchronized void renew() {
        if (left) {
            return;
        }
        // First, so that nothing delays the renewal.
        if (lease.held() || candidacy.mayTake()) {
            lease.renew();
        }
        try {
            compare();
        } catch (RuntimeException failed) {
            LOGGER.debug("this instance could not be compared with the others", failed);
        }
    }

    private void compare() {
        var now = clock.instant();
        var own = reported.asOf(now);
        others = instances.others(mine.id(), now);
        var rivals = others.stream()
                .filter(InstanceState::competes)
                .map(InstanceState::reach)
                .toList();
        candidacy = candidacy.next(own, rivals, now);
        var yields = candidacy instanceof Candidacy.Yields;
        if (yields && lease.held()) {
            LOGGER.warn("Gives up the lease: no good answer from {}, and another instance gets more", own.missing());
            lease.release();
        }
        var role = yields ? Role.YIELDS : lease.held() ? Role.LEADS : Role.READY;
        mine = new InstanceState(mine.id(), mine.name(), role, role == mine.role() ? mine.since() : now, own);
        instances.write(mine, now);
    }

    @PreDestroy
    void leave() {
        renewing.shutdownNow();
        leaveForGood();
    }

    private synchronized void leaveForGood() {
        left = true;
        lease.release();
        try {
            instances.remove(mine.id());
        } catch (RuntimeException unreachable) {
            LOGGER.debug("this instance could not be removed and will be forgotten", unreachable);
        }
    }
}
