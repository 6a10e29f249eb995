package com.cinemataztic.incidents.platform;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Restarts the portal in the same process, for when its whole state in memory has become invalid. */
@Component
public class Restart {

    private static final Logger LOGGER = LoggerFactory.getLogger(Restart.class);

    private final CountDownLatch requested = new CountDownLatch(1);

    /**
     * Requests a restart.
     *
     * @param why for the log
     */
    public void request(String why) {
        LOGGER.warn("The portal restarts: {}", why);
        requested.countDown();
    }

    /** Returns when a restart is requested. */
    public void await() throws InterruptedException {
        requested.await();
    }
}
