package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Removes the pages of browsers that vanished, within three heartbeats of their last one. Vaadin checks for them only
 * during a request of the same session, which a killed browser never sends. The session itself remains: a person who
 * closes the window is still signed in when they return.
 */
@Component
class UiSweeper implements VaadinServiceInitListener {

    private static final int HEARTBEATS = 3;
    private static final int SWEEPS_PER_HEARTBEAT = 4;

    private static final Logger LOGGER = LoggerFactory.getLogger(UiSweeper.class);

    private final Set<VaadinSession> sessions = ConcurrentHashMap.newKeySet();
    private final TaskScheduler timer;

    UiSweeper(TaskScheduler taskScheduler) {
        this.timer = taskScheduler;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        var heartbeat = Duration.ofSeconds(service.getDeploymentConfiguration().getHeartbeatInterval());
        if (!heartbeat.isPositive()) {
            // Heartbeats are disabled, so a vanished browser cannot be distinguished from one whose reader is idle.
            return;
        }
        var every = heartbeat.dividedBy(SWEEPS_PER_HEARTBEAT);
        // One sweep less, so that with the wait for the next sweep the total is three heartbeats at most. Browsers
        // delay the timers of a hidden tab by up to a minute; at the default interval its heartbeats are still in time.
        var silence = heartbeat.multipliedBy(HEARTBEATS).minus(every);
        service.addSessionInitListener(start -> sessions.add(start.getSession()));
        service.addSessionDestroyListener(end -> sessions.remove(end.getSession()));
        var sweeps = timer.scheduleAtFixedRate(() -> sweep(silence), every);
        service.addServiceDestroyListener(end -> sweeps.cancel(false));
    }

    private void sweep(Duration silence) {
        for (var session : sessions) {
            try {
                if (session.getLockInstance() instanceof ReentrantLock lock && lock.isLocked()) {
                    // In use right now, so the browser is there: the next sweep checks again.
                    continue;
                }
                session.access(() -> removeSilent(session, silence));
            } catch (RuntimeException failing) {
                LOGGER.warn("A session could not be swept; the next sweep tries again", failing);
            }
        }
    }

    private static void removeSilent(VaadinSession session, Duration silence) {
        // Vaadin takes heartbeat timestamps from the system clock.
        var oldest = System.currentTimeMillis() - silence.toMillis();
        for (var ui : List.copyOf(session.getUIs())) {
            if (ui.getInternals().getLastHeartbeatTimestamp() < oldest) {
                ui.accessSynchronously(() -> session.removeUI(ui));
            }
        }
    }
}
