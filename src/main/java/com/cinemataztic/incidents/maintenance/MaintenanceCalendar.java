package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.regions.RegionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Holds planned and running windows in memory, and those that ended in the last day. Answers without a call to the
 * store. When the store cannot be read, the last known windows stay in force: a window does not end because a read
 * failed.
 */
@Service
public class MaintenanceCalendar {

    /** How long windows that ended are kept in memory, for queries about the past. */
    public static final Duration LOOKS_BACK = Duration.ofDays(1);

    private static final Logger LOGGER = LoggerFactory.getLogger(MaintenanceCalendar.class);

    private final MaintenanceWindows windows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Replaced as a whole, never modified: each reader works on one snapshot. */
    private volatile Picture picture;

    /**
     * @param comparedAt when the running windows were last determined
     * @param revision counts the snapshots that differ from the one before
     */
    private record Picture(Timetable timetable, Instant readAt, Instant comparedAt, long revision) {}

    MaintenanceCalendar(MaintenanceWindows windows, ApplicationEventPublisher events, Clock clock) {
        this.windows = windows;
        this.events = events;
        this.clock = clock;
        var now = clock.instant();
        this.picture = new Picture(read(now), now, now, 0);
    }

    /**
     * Returns the window in force for a place.
     *
     * @param region the market of the place
     * @param cinemaId the cinema; null: none
     * @param screenId the screen; null: none
     * @param at now, a later moment, or a past moment no older than {@link #LOOKS_BACK}
     * @return the window in force; if there are several, the one that ends last by {@link MaintenanceWindow#end()}
     */
    public Optional<MaintenanceWindow> over(
            RegionId region, @Nullable String cinemaId, @Nullable String screenId, Instant at) {
        return picture.timetable().over(region, cinemaId, screenId, at);
    }

    /** @return all known windows by their beginning, including those that ended in the last day */
    public List<MaintenanceWindow> windows() {
        return picture.timetable().windows();
    }

    /** @return a number that changes whenever an answer may have changed */
    public long revision() {
        return picture.revision();
    }

    /** @return when the store was last read */
    public Instant readAt() {
        return picture.readAt();
    }

    /**
     * Reads the store again, because other instances may have written windows, and notices known windows that have
     * begun or ended.
     */
    @Scheduled(fixedDelayString = "${portal.maintenance.read-every:5s}")
    synchronized void refresh() {
        var now = clock.instant();
        var timetable = picture.timetable();
        var readAt = picture.readAt();
        try {
            timetable = read(now);
            readAt = now;
        } catch (RuntimeException storeDown) {
            LOGGER.warn("Maintenance windows could not be read again: {}", storeDown.getMessage());
        }
        show(timetable, readAt, now);
    }

    /** Adds a window that was just stored, so that this instance need not wait for its next read. */
    synchronized void put(MaintenanceWindow window) {
        show(picture.timetable().with(window), picture.readAt(), clock.instant());
    }

    private void show(Timetable timetable, Instant readAt, Instant now) {
        var before = picture;
        var changed = !before.timetable().windows().equals(timetable.windows())
                || !before.timetable().running(before.comparedAt()).equals(timetable.running(now));
        picture = new Picture(timetable, readAt, now, changed ? before.revision() + 1 : before.revision());
        if (changed) {
            events.publishEvent(new MaintenanceChanged());
        }
    }

    private Timetable read(Instant now) {
        return new Timetable(windows.endingAfter(now.minus(LOOKS_BACK)));
    }
}
