package com.cinemataztic.incidents.store;

import com.mongodb.client.MongoDatabase;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether this instance is the one on duty: of several on one store, the one that does the timed work which is enough
 * if one does it. For moments two may be or none, so what is done on duty must be right if done twice, and done later
 * if left out.
 */
@Component
public class Duty {

    private final Lease lease;

    Duty(MongoDatabase database, Clock clock) {
        this.lease = new Lease(database, "duty", clock);
        lease.renew();
    }

    /** @return whether this instance is on duty now; asks nobody, so it may be asked as often as one likes */
    public boolean held() {
        return lease.held();
    }

    /** Often enough that three renewals may be missed. */
    @Scheduled(fixedDelay = 2500, initialDelay = 2500, timeUnit = TimeUnit.MILLISECONDS)
    public void renew() {
        lease.renew();
    }

    @PreDestroy
    void leave() {
        lease.release();
    }
}
