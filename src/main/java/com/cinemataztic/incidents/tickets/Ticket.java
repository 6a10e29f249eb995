package com.cinemataztic.incidents.tickets;

import com.cinemataztic.incidents.tickets.rules.AlertRules;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One incident that people work on, at one revision. Immutable; {@link AlertRules} makes the next revision.
 *
 * @param id the id shown to people
 * @param key what makes alerts the same incident
 * @param state the ticket's state
 * @param severity the highest severity that fires; when none fires, the last that did
 * @param subject what it is about
 * @param fault what is wrong
 * @param times when it began, changed and recovered
 * @param closure how it was closed; null while it is live
 * @param assignment who works on it, or worked on it when it was closed; null for nobody
 * @param occurrences how often the fault occurred; 1 for once
 * @param origin who opened it
 * @param predecessor the ticket that held the key before; null when there was none
 * @param evidence the alerts it is based on, by fingerprint: all that fire, and the newest of those that ended
 * @param endedEarlier how many ended alerts are no longer in the evidence
 * @param timeline its history, oldest first
 * @param notification whether people are still to be notified of it, and how far that has escalated
 * @param version counts changes of state and assignee only; a click names the version it saw
 * @param revision counts every change; guards writes
 * @param changeId the last change
 */
public record Ticket(
        TicketId id,
        TicketKey key,
        State state,
        Severity severity,
        Subject subject,
        Fault fault,
        Times times,
        @Nullable Closure closure,
        @Nullable Assignment assignment,
        int occurrences,
        Origin origin,
        @Nullable Predecessor predecessor,
        Map<Fingerprint, Evidence> evidence,
        int endedEarlier,
        List<TimelineEntry> timeline,
        Notification notification,
        int version,
        long revision,
        String changeId)
        implements TicketValues {

    /**
     * The moments of a ticket.
     *
     * @param startedAt when the fault began; never moves later
     * @param startReported whether the rule reported when the fault began; otherwise {@code startedAt} is the time of
     *     detection
     * @param createdAt when the ticket was opened
     * @param updatedAt when the ticket last changed
     * @param recoveredAt since when all its alerts have ended, or when its opener reported the end, on the portal's
     *     clock; null until then
     * @param expiresAt when a ticket without an alert closes by itself; null: never
     * @param firstShow the show on its screen that the fault put at risk first: the one in progress when the ticket was
     *     opened, else the next; null when none was known
     */
    public record Times(
            Instant startedAt,
            boolean startReported,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant recoveredAt,
            @Nullable Instant expiresAt,
            @Nullable Instant firstShow) {

        public Times startedAt(Instant at, boolean reported) {
            return new Times(at, reported, createdAt, updatedAt, recoveredAt, expiresAt, firstShow);
        }

        public Times updatedAt(Instant at) {
            return new Times(startedAt, startReported, createdAt, at, recoveredAt, expiresAt, firstShow);
        }

        public Times recoveredAt(@Nullable Instant at) {
            return new Times(startedAt, startReported, createdAt, updatedAt, at, expiresAt, firstShow);
        }

        public Times expiresAt(@Nullable Instant at) {
            return new Times(startedAt, startReported, createdAt, updatedAt, recoveredAt, at, firstShow);
        }

        public Times firstShow(@Nullable Instant at) {
            return new Times(startedAt, startReported, createdAt, updatedAt, recoveredAt, expiresAt, at);
        }
    }

    /**
     * How a ticket was closed.
     *
     * @param at when
     * @param reason why
     * @param deadline the next show as known then, frozen; null when none was known
     * @param snoozedUntil set when a person closed the ticket while it fired: until then, what fired at that moment
     *     opens no ticket; null when nothing is snoozed, or no longer
     */
    public record Closure(
            Instant at,
            CloseReason reason,
            @Nullable Instant deadline,
            @Nullable Instant snoozedUntil) {

        public Closure snoozedUntil(@Nullable Instant until) {
            return new Closure(at, reason, deadline, until);
        }
    }

    /**
     * The person who works on a ticket.
     *
     * @param assignee who
     * @param followUp what they still have to do; only in progress, null for nothing
     */
    public record Assignment(String assignee, @Nullable String followUp) {}

    /**
     * The ticket that held the key before.
     *
     * @param id the ticket's id
     * @param closedAt when it was closed; a fault reported to have begun before then belongs to it, not to its successor
     */
    public record Predecessor(TicketId id, Instant closedAt) {}

    /**
     * The state of a ticket's notifications.
     *
     * @param pendingSince since when a notification is pending; null when none is
     * @param escalation how far notification has escalated since the ticket was last open; null when nobody has been
     *     notified
     */
    public record Notification(
            @Nullable Instant pendingSince, @Nullable EscalationState escalation) {

        public Notification pendingSince(@Nullable Instant since) {
            return new Notification(since, escalation);
        }

        public Notification escalation(@Nullable EscalationState reached) {
            return new Notification(pendingSince, reached);
        }
    }

    public Ticket {
        evidence = Map.copyOf(evidence);
        timeline = List.copyOf(timeline);
    }

    /** @return this ticket with that first show, of the same revision */
    public Ticket withFirstShow(@Nullable Instant at) {
        return new Ticket(
                id,
                key,
                state,
                severity,
                subject,
                fault,
                times.firstShow(at),
                closure,
                assignment,
                occurrences,
                origin,
                predecessor,
                evidence,
                endedEarlier,
                timeline,
                notification,
                version,
                revision,
                changeId);
    }

    /** @return whether any of its alerts fires */
    public boolean fires() {
        return evidence.values().stream().anyMatch(Evidence::firing);
    }

    /** @return the entries with a pending notification, oldest first */
    public List<TimelineEntry> pendingNotifications() {
        var since = notificationPendingSince();
        return since == null
                ? List.of()
                : timeline.stream()
                        .filter(TimelineEntry::notable)
                        .filter(entry -> !entry.at().isBefore(since))
                        .toList();
    }

    /** @return the labels of its alert whose episode began last */
    public Map<String, String> labels() {
        return latest(evidence.values()).map(Evidence::labels).orElse(Map.of());
    }

    /** @return whether the ticket includes that change, however many followed */
    public boolean carries(String wanted) {
        return changeId.equals(wanted)
                || timeline.stream().anyMatch(entry -> entry.changeId().equals(wanted));
    }

    /** @return the last entry that moved state or assignee: the change that a late click lost to */
    public Optional<TimelineEntry> lastMove() {
        for (int i = timeline.size() - 1; i >= 0; i--) {
            if (timeline.get(i).movedTicket()) {
                return Optional.of(timeline.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<Evidence> latest(Collection<Evidence> evidence) {
        return evidence.stream()
                .max(Comparator.comparing(Evidence::startsAt)
                        .thenComparing(held -> held.fingerprint().value()));
    }
}
