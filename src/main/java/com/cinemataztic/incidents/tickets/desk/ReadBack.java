package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Ticket;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tickets of changes that the store did not confirm, as read afterwards.
 *
 * @param answered whether the store answered that read
 * @param tickets those that there are; empty when the store did not answer
 */
record ReadBack<K>(boolean answered, Map<K, Ticket> tickets) {

    private static final Logger LOGGER = LoggerFactory.getLogger(ReadBack.class);

    /** Maximum time for the read before the caller is answered without it. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** Runs on its own thread, because the driver waits longer than a person does. */
    static <K> ReadBack<K> of(Collection<K> keys, Function<Collection<K>, Map<K, Ticket>> read) {
        var reading = new FutureTask<>(() -> read.apply(keys));
        Thread.ofVirtual().name("read-back").start(reading);
        try {
            return new ReadBack<>(true, reading.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException noAnswer) {
            LOGGER.warn("{} could not be read back: {}", keys, noAnswer.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new ReadBack<>(false, Map.of());
    }
}
