package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Ticket;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ticket as read after the store did not confirm a change.
 *
 * @param answered whether the store answered that read
 * @param ticket the ticket; null when there is none, or the store did not answer
 */
record ReadBack(boolean answered, @Nullable Ticket ticket) {

    private static final Logger LOGGER = LoggerFactory.getLogger(ReadBack.class);

    /** Maximum time for the read before the caller is answered without it. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    /** Runs on its own thread, because the driver waits longer than a person does. */
    static ReadBack of(Object what, Callable<@Nullable Ticket> read) {
        var reading = new FutureTask<@Nullable Ticket>(read);
        Thread.ofVirtual().name("read-back").start(reading);
        try {
            return new ReadBack(true, reading.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException noAnswer) {
            LOGGER.warn("{} could not be read back: {}", what, noAnswer.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new ReadBack(false, null);
    }
}
