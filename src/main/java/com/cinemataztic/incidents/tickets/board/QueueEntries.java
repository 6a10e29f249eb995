package com.cinemataztic.incidents.tickets.board;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.maintenance.MaintenanceCalendar;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.monitoring.HealthProofs;
import com.cinemataztic.incidents.tickets.monitoring.Silences;
import com.cinemataztic.incidents.tickets.rules.TimeRules;
import com.cinemataztic.incidents.tickets.settings.TicketSettings;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to a ticket what is not stored on it: names, shows, proofs, and why nobody is to be disturbed. */
@Component
class QueueEntries {

    private final Deadlines deadlines;
    private final FleetDirectory fleet;
    private final RegionDirectory regions;
    private final HealthProofs proofs;
    private final Silences silences;
    private final MaintenanceCalendar maintenance;
    private final TicketSettings settings;

    QueueEntries(
            Deadlines deadlines,
            FleetDirectory fleet,
            RegionDirectory regions,
            HealthProofs proofs,
            Silences silences,
            MaintenanceCalendar maintenance,
            TicketSettings settings) {
        this.deadlines = deadlines;
        this.fleet = fleet;
        this.regions = regions;
        this.proofs = proofs;
        this.silences = silences;
        this.maintenance = maintenance;
        this.settings = settings;
    }

    /** @return a view of the board that also finds what a new reading of the fleet, of plans or of silences changes */
    DueTickets due(LiveBoard board) {
        return new DueTickets(board, fleet::readAt, maintenance::revision, silences::readAt);
    }

    /** @return the ticket with what is known about it at that moment */
    QueueEntry of(TicketRow row, Instant now) {
        var subject = row.subject();
        var cinema = fleet.cinema(subject.cinemaId());
        var zone = cinema.map(Cinema::zone)
                .orElseGet(() -> regions.get(subject.region()).zone());
        var recovery = QueueEntry.Recovery.NONE;
        var unproven = Explanation.NONE;
        var recoveredAt = row.recoveredAt();
        if (row.state().live() && recoveredAt != null) {
            var health = proofs.of(row, recoveredAt);
            recovery = health.proven() ? QueueEntry.Recovery.SETTLING : QueueEntry.Recovery.UNCONFIRMED;
            unproven = health.missing();
        }
        var deadline = row.state().live() ? deadlines.of(row, now) : frozen(row);
        return new QueueEntry(
                row,
                cinemaName(subject),
                screenName(subject),
                zone,
                deadline,
                recovery,
                unproven,
                row.state().live() ? silences.over(row.evidence()).orElse(null) : null,
                darkUntil(row, deadline, now),
                row.state().live() ? maintenanceOf(subject, now) : null,
                deadlines.goneSince(subject));
    }

    /** @return what people call the subject's cinema; null if it is about none */
    @Nullable
    String cinemaName(Subject subject) {
        return firstOf(fleet.cinema(subject.cinemaId()).map(Cinema::name), subject.cinemaName(), subject.cinemaId());
    }

    /** @return what people call the subject's screen; null if it is about none */
    @Nullable
    String screenName(Subject subject) {
        return firstOf(
                fleet.screen(subject.cinemaId(), subject.screenId()).map(Screen::name),
                subject.screenName(),
                subject.screenId());
    }

    /** @return why the live ticket is not closed yet */
    Closing closing(Ticket ticket) {
        var row = TicketRow.of(ticket);
        var recoveredAt = ticket.recoveredAt();
        var since = recoveredAt == null ? ticket.startedAt() : recoveredAt;
        var health = proofs.of(row, since);
        return new Closing(
                TimeRules.holds(ticket, health, settings.windows()),
                health,
                proofs.guards(row, since),
                settings.settle());
    }

    /**
     * When the quiet time ends. Until the last hours before the next show, nobody is notified that a cinema is switched
     * off.
     */
    private @Nullable Instant darkUntil(TicketRow row, Deadline deadline, Instant now) {
        var show = deadline.at();
        if (!row.state().live()
                || !row.fault().isOffline()
                || deadline.kind() != Deadline.Kind.NEXT_SHOW
                || show == null) {
            return null;
        }
        var end = show.minus(settings.quietLead(row.subject().region()));
        return now.isBefore(end) ? end : null;
    }

    private @Nullable MaintenanceWindow maintenanceOf(Subject subject, Instant now) {
        return maintenance
                .over(subject.region(), subject.cinemaId(), subject.screenId(), now)
                .orElse(null);
    }

    private static Deadline frozen(TicketRow row) {
        return row.deadlineAtClose() == null
                ? Deadline.UNKNOWN
                : new Deadline(Deadline.Kind.NEXT_SHOW, row.deadlineAtClose());
    }

    private static @Nullable String firstOf(Optional<String> known, @Nullable String ofTicket, @Nullable String id) {
        return known.orElse(ofTicket != null ? ofTicket : id);
    }
}
