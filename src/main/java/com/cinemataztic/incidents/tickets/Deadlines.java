package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what the fleet knows of a ticket's screen: the deadline, and whether it is still listed. */
@Component
class Deadlines {

    private final FleetDirectory fleet;

    Deadlines(FleetDirectory fleet) {
        this.fleet = fleet;
    }

    /** @return the deadline of the subject's screen at that moment */
    Deadline of(Subject subject, Instant now) {
        var schedule = fleet.screen(subject.cinemaId(), subject.screenId())
                .map(Screen::schedule)
                .orElse(null);
        if (schedule == null) {
            return Deadline.UNKNOWN;
        }
        var until = schedule.inProgressUntil(now);
        if (until != null) {
            return new Deadline(Deadline.Kind.MISSING_NOW, until);
        }
        var next = schedule.nextAfter(now);
        return next == null ? Deadline.UNKNOWN : new Deadline(Deadline.Kind.NEXT_SHOW, next);
    }

    /** @return whether the vendor lists the subject's screen no more */
    boolean isGone(Subject subject) {
        return goneSince(subject) != null;
    }

    /** @return since when that is so, null while it is not */
    @Nullable
    Instant goneSince(Subject subject) {
        return fleet.screen(subject.cinemaId(), subject.screenId())
                .map(Screen::goneSince)
                .orElse(null);
    }

    /** @return the start of the next show, null when none is known */
    @Nullable
    Instant nextShow(Subject subject, Instant now) {
        return fleet.screen(subject.cinemaId(), subject.screenId())
                .map(Screen::schedule)
                .map(schedule -> schedule.nextAfter(now))
                .orElse(null);
    }
}
