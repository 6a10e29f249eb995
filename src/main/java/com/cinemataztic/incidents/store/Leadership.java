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
 * Whether this instance is the one on duty: of several on one store, the one that does the timed work which is enough
 * if one does it. For moments two may be or none, so what is done on duty must be right if done twice, and done later
 * if left out.
 *
 * <p>It is renewed on a thread of its own, so that no slow job costs an instance its duty.
 */
@Component
public class Leadership {

    /** Often enough that three renewals may be missed. */
    private static final long EVERY_MILLIS = 2_500;

    private final Lease lease;
    private final ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("duty").factory());

    Leadership(MongoDatabase database, Clock clock) {
        this.lease = new Lease(database, "duty", clock);
    }

    @PostConstruct
    void start() {
        renew();
        renewing.scheduleWithFixedDelay(this::renew, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** @return whether this instance is on duty now; asks nobody, so it may be asked as often as one likes */
    public boolean held() {
        return lease.held();
    }

    /** Takes the duty if it is free, and keeps it if it is held. Never throws. */
    public void renew() {
        lease.renew();
    }

    @PreDestroy
    void leave() {
        renewing.shutdownNow();
        lease.release();
    }
}
