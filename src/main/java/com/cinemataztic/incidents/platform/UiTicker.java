package com.cinemataztic.incidents.platform;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Beats every {@value #SECONDS} seconds into every open page, by the same way that changes take: a page that hears no
 * beat knows that it may be showing the past.
 */
@Component
public class UiTicker {

    /** How often it beats. */
    public static final int SECONDS = 10;

    private static final Logger LOGGER = LoggerFactory.getLogger(UiTicker.class);

    private final Set<Runnable> hearts = ConcurrentHashMap.newKeySet();

    /**
     * @param beat called at every beat; only takes note, and returns at once
     * @return running it ends the beats
     */
    public Runnable subscribe(Runnable beat) {
        // A wrapper of its own: the same listener given twice is two.
        Runnable heart = beat::run;
        hearts.add(heart);
        return () -> hearts.remove(heart);
    }

    @Scheduled(fixedRate = SECONDS, timeUnit = TimeUnit.SECONDS)
    void beat() {
        hearts.forEach(heart -> {
            try {
                heart.run();
            } catch (RuntimeException failing) {
                LOGGER.warn("A page could not be given its beat and is given none any more", failing);
                hearts.remove(heart);
            }
        });
    }
}
