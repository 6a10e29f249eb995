package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.fleet.FleetChanged;
import com.cinemataztic.incidents.maintenance.MaintenanceChanged;
import com.cinemataztic.incidents.tickets.TicketsChanged;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Signals open views that there is something new to read: the first change at once, then at most one signal per
 * {@value #QUIET_MILLIS} ms. The last one is never dropped. The signal carries no content: views read the board.
 */
@Component
public class TicketFeed implements MeterBinder {

    /** A browser cannot use more pushes than four a second. */
    private static final long QUIET_MILLIS = 250;

    private static final Logger LOGGER = LoggerFactory.getLogger(TicketFeed.class);

    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticket-feed").factory());

    /** Ends a subscription when closed. */
    public interface Handle extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param wake called on the feed's thread; must only note the signal and return at once
     * @return a handle; closing it ends the calls
     */
    public Handle subscribe(Runnable wake) {
        var subscription = new Subscription(wake);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("portal.feed.subscriptions", subscriptions, Set::size)
                .description(
                        "How many subscriptions open pages and streams have: the queue and the overview two, others one")
                .register(meters);
    }

    /** Wakes all subscribers, each at its own rate. Never throws, never waits. */
    public void bump() {
        subscriptions.forEach(Subscription::offer);
    }

    @EventListener
    void on(TicketsChanged changed) {
        bump();
    }

    @EventListener
    void on(FleetChanged changed) {
        bump();
    }

    @EventListener
    void on(MaintenanceChanged changed) {
        bump();
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    private final class Subscription {

        private final Runnable wake;
        private boolean scheduled;
        private long quietUntil = System.nanoTime();

        private Subscription(Runnable wake) {
            this.wake = wake;
        }

        private synchronized void offer() {
            if (scheduled || timer.isShutdown()) {
                return;
            }
            scheduled = true;
            timer.schedule(this::notifyListener, Math.max(0, quietUntil - System.nanoTime()), TimeUnit.NANOSECONDS);
        }

        private void notifyListener() {
            synchronized (this) {
                // Before the call: a change during it must be signalled again.
                scheduled = false;
                quietUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
            }
            try {
                wake.run();
            } catch (RuntimeException | Error failing) {
                LOGGER.warn("A view could not be notified of changes and was dropped", failing);
                subscriptions.remove(this);
            }
        }
    }
}
