package com.cinemataztic.incidents.platform;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends a beat to every open page every {@value #SECONDS} seconds, over the same channel as changes. A page that
 * receives no beat knows that its data may be stale.
 */
@Component
public class UiTicker {

    /** The interval. */
    public static final int SECONDS = 10;

    private static final Logger LOGGER = LoggerFactory.getLogger(UiTicker.class);

    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    /**
     * @param beat called at every beat; must only record the beat and return at once
     * @return a task that ends the subscription
     */
    public Runnable subscribe(Runnable beat) {
        // A separate wrapper, so that the same listener subscribed twice counts as two.
        Runnable listener = beat::run;
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Scheduled(fixedRate = SECONDS, timeUnit = TimeUnit.SECONDS)
    void beat() {
        listeners.forEach(listener -> {
            try {
                listener.run();
            } catch (RuntimeException failing) {
                LOGGER.warn("A page failed at a beat; it gets no more beats", failing);
                listeners.remove(listener);
            }
        });
    }
}
