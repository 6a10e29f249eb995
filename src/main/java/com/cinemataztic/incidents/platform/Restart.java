package com.cinemataztic.incidents.platform;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins the portal anew in the same process: for when what it holds in memory has become untrue as a whole. */
@Component
public class Restart {

    private static final Logger LOGGER = LoggerFactory.getLogger(Restart.class);

    private final CountDownLatch asked = new CountDownLatch(1);

    /** @param why for the log */
    public void ask(String why) {
        LOGGER.warn("The portal begins anew: {}", why);
        asked.countDown();
    }

    /** Returns when it is asked for. */
    public void await() throws InterruptedException {
        asked.await();
    }
}
