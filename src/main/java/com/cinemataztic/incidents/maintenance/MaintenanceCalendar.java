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
 * Knows in memory what is planned, running or ended in the last day, and answers without asking the store. When the
 * store can't be read what was last known counts on: a window does not end because nobody could look.
 */
@Service
public class MaintenanceCalendar {

    /** Windows that ended are remembered so long, for whoever asks of a moment that has passed. */
    public static final Duration LOOKS_BACK = Duration.ofDays(1);

    private static final Logger LOGGER = LoggerFactory.getLogger(MaintenanceCalendar.class);

    private final MaintenanceWindows windows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Swapped whole, never changed in place: readers take one picture and keep it. */
    private volatile Picture picture;

    /**
     * @param comparedAt when it was last looked which windows count
     * @param revision counts the pictures that say something else than the one before
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
     * The window that counts for a place.
     *
     * @param region the market of the place
     * @param cinemaId the site, null at none
     * @param screenId the auditorium, null at none
     * @param at when: now, to come, or not longer ago than {@link #LOOKS_BACK}
     * @return of several the one that ends last, by {@link MaintenanceWindow#end()}
     */
    public Optional<MaintenanceWindow> over(
            RegionId region, @Nullable String cinemaId, @Nullable String screenId, Instant at) {
        return picture.timetable().over(region, cinemaId, screenId, at);
    }

    /** @return all that are known, in the order they begin; those that ended in the last day included */
    public List<MaintenanceWindow> windows() {
        return picture.timetable().windows();
    }

    /** @return another number than before whenever another answer may be given than before */
    public long revision() {
        return picture.revision();
    }

    /** @return when the store was last read */
    public Instant readAt() {
        return picture.readAt();
    }

    /** Another instance may have written some; and of those that are known, some begin and some end. */
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

    /** Takes over what was just kept, so that this instance need not wait for its next reading. */
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
