package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.rules.RollUp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers what the fleet knows about a ticket's place: the deadline, its names and region, and whether the screen is
 * still listed. A site has the earliest deadline of the screens it covers.
 */
@Component
public class Deadlines {

    private final FleetDirectory fleet;
    private final LiveBoard board;

    public Deadlines(FleetDirectory fleet, LiveBoard board) {
        this.fleet = fleet;
        this.board = board;
    }

    /** @return the ticket's deadline at that moment */
    public Deadline of(TicketRow row, Instant now) {
        return schedules(row)
                .map(schedule -> schedule.map(its -> of(its, now)).orElse(Deadline.UNKNOWN))
                .min(Deadline.soonest(now))
                .orElse(Deadline.UNKNOWN);
    }

    private static Deadline of(Schedule schedule, Instant now) {
        var until = schedule.inProgressUntil(now);
        if (until != null) {
            return new Deadline(Deadline.Kind.MISSING_NOW, until);
        }
        var next = schedule.nextAfter(now);
        return next == null ? Deadline.UNKNOWN : new Deadline(Deadline.Kind.NEXT_SHOW, next);
    }

    /** @return the place of a report: its region, if the fleet knows another one, and its names are those of the fleet */
    public Subject subject(IncidentReport report) {
        var cinema = fleet.cinema(report.cinemaId());
        return new Subject(
                cinema.map(Cinema::region)
                        .filter(region -> !region.equals(RegionId.UNASSIGNED))
                        .orElse(report.region()),
                report.cinemaId(),
                cinema.map(Cinema::name).orElse(null),
                report.screenId(),
                fleet.screen(report.cinemaId(), report.screenId())
                        .map(Screen::name)
                        .orElse(null),
                null,
                null);
    }

    /** @return whether the vendor no longer lists the subject's screen */
    public boolean isGone(Subject subject) {
        return goneSince(subject) != null;
    }

    /** @return since when the screen is no longer listed; null while it is listed */
    @Nullable
    Instant goneSince(Subject subject) {
        return fleet.screen(subject.cinemaId(), subject.screenId())
                .map(Screen::goneSince)
                .orElse(null);
    }

    /** @return the start of the show in progress on the subject's screen, else of the next; null when none is known */
    @Nullable
    public Instant firstShow(Subject subject, Instant now) {
        return scheduleOf(fleet.screen(subject.cinemaId(), subject.screenId()))
                .map(schedule ->
                        Optional.ofNullable(schedule.inProgressSince(now)).orElse(schedule.nextAfter(now)))
                .orElse(null);
    }

    /** @return the start of the next show; null when none is known */
    @Nullable
    public Instant nextShow(TicketRow row, Instant now) {
        return schedules(row)
                .flatMap(Optional::stream)
                .map(schedule -> Optional.ofNullable(schedule.nextAfter(now)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The schedule of each screen that the ticket covers; empty where it is unknown. */
    private Stream<Optional<Schedule>> schedules(TicketRow row) {
        if (!RollUp.isSite(row)) {
            var subject = row.subject();
            return Stream.of(scheduleOf(fleet.screen(subject.cinemaId(), subject.screenId())));
        }
        var covered = covered(row);
        // A site without a screen, which lasts for moments or when it is closed, is about the whole cinema.
        return covered.isEmpty()
                ? fleet.screens(Objects.requireNonNull(row.subject().cinemaId())).stream()
                        .map(screen -> scheduleOf(Optional.of(screen)))
                : covered.stream()
                        .map(TicketRow::subject)
                        .map(subject -> scheduleOf(fleet.screen(subject.cinemaId(), subject.screenId())));
    }

    /** A recovered screen misses no show. When all have recovered, the ticket is still about them. */
    private List<TicketRow> covered(TicketRow row) {
        var children = board.snapshot()
                .siteOf(row.subject().cinemaId())
                .map(Site::children)
                .orElse(List.of());
        var dark =
                children.stream().filter(child -> child.recoveredAt() == null).toList();
        return dark.isEmpty() ? children : dark;
    }

    private static Optional<Schedule> scheduleOf(Optional<Screen> screen) {
        return screen.map(Screen::schedule);
    }
}
