package com.cinemataztic.incidents.store;

import com.mongodb.client.MongoDatabase;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Whether this instance is the leader. Of several instances on one store, the leader does the timed work that only one
 * instance needs to do. For moments there may be two leaders or none. Such work must therefore be correct if it is done
 * twice, and must be done later if it is left out.
 *
 * <p>A separate thread renews the lease, so that no slow job costs an instance its leadership.
 */
@Component
public class Leadership {

    /** Short enough that three renewals may fail in a row. */
    private static final long EVERY_MILLIS = 2_500;

    /** The name of the lease in the store. */
    private static final String LEASE = "duty";

    private final Lease lease;
    private final ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leadership").factory());

    Leadership(MongoDatabase database, Clock clock) {
        this.lease = new Lease(database, LEASE, clock);
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

    /** Becomes the leader if there is none, and remains the leader if it is. Never throws. */
    public void renew() {
        lease.renew();
    }

    @PreDestroy
    void leave() {
        renewing.shutdownNow();
        lease.release();
    }
}
