package com.cinemataztic.incidents.exporter;

import com.cinemataztic.incidents.exporter.collect.SelfMetrics;
import com.cinemataztic.incidents.exporter.config.ExporterSettings;
import com.cinemataztic.incidents.exporter.config.SettingsRejected;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Reads the settings repeatedly. Passes on a change once two consecutive reads agree: a file that is still being
 * written is not mistaken for a short one. Rejected settings change nothing and are counted once.
 *
 * <p>It reads the files instead of waiting for a signal. This needs no unsupported API, works in a container whose
 * files are replaced from outside, and also picks up a new token in its file.
 */
final class SettingsWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SettingsWatch.class.getName());

    private final Supplier<ExporterSettings> source;
    private final Consumer<ExporterSettings> change;
    private final SelfMetrics self;
    private final Clock clock;
    private ExporterSettings running;
    private ExporterSettings lastSeen;
    private String lastRejection = "";
    private final Thread thread;

    private SettingsWatch(
            ExporterSettings running,
            Supplier<ExporterSettings> source,
            Consumer<ExporterSettings> change,
            SelfMetrics self,
            Clock clock,
            Duration every) {
        this.running = running;
        this.lastSeen = running;
        this.source = source;
        this.change = change;
        this.self = self;
        this.clock = clock;
        this.thread = Thread.ofVirtual().unstarted(() -> pollForever(every));
    }

    static SettingsWatch start(
            ExporterSettings running,
            Supplier<ExporterSettings> source,
            Consumer<ExporterSettings> change,
            SelfMetrics self,
            Clock clock,
            Duration every) {
        SettingsWatch watch = new SettingsWatch(running, source, change, self, clock, every);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void pollForever(Duration every) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(every);
                poll();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "cannot read the settings", e);
            }
        }
    }

    private void poll() {
        try {
            ExporterSettings seen = source.get().after(running);
            boolean settled = seen.equals(lastSeen);
            lastSeen = seen;
            if (!settled) {
                return;
            }
            if (!seen.equals(running)) {
                change.accept(seen);
                running = seen;
                self.reloaded(true);
                self.configured(true, clock.instant());
                LOG.log(System.Logger.Level.INFO, "new settings; cine-cloud: {0}", seen.cineCloud());
            } else if (!lastRejection.isEmpty()) {
                self.configured(true, clock.instant());
            }
            lastRejection = "";
        } catch (SettingsRejected e) {
            String rejection = String.valueOf(e.getMessage());
            if (!rejection.equals(lastRejection)) {
                lastRejection = rejection;
                self.reloaded(false);
                self.configured(false, clock.instant());
                LOG.log(System.Logger.Level.WARNING, "the settings stay as they were: {0}", rejection);
            }
        }
    }
}
