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
 * @param startedAt when the fault began; never moves later
 * @param startReported whether the rule reported when the fault began; otherwise {@code startedAt} is the time of
 *     detection
 * @param createdAt when the ticket was opened
 * @param updatedAt when the ticket last changed
 * @param recoveredAt since when all its alerts have ended, on the portal's clock; null while one fires
 * @param closedAt when it was closed; null while it is live
 * @param closeReason why it was closed; null while it is live
 * @param deadlineAtClose the next show as known when the ticket was closed, frozen then; null while it is live or when
 *     none was known
 * @param snoozedUntil set when a person closed the ticket while it fired: until then, what fired at that moment opens
 *     no ticket; null when the snooze is over
 * @param assignee who works on it; null unless {@code inprogress} or closed by its holder
 * @param occurrences how often the fault occurred; 1 for once
 * @param origin who opened it
 * @param predecessor the ticket that held the key before; null when there was none
 * @param followUp what its holder still has to do; only in progress, null for nothing
 * @param evidence the alerts it is based on, by fingerprint: all that fire, and the newest of those that ended
 * @param endedEarlier how many ended alerts are no longer in the evidence
 * @param timeline its history, oldest first
 * @param notificationPendingSince since when a notification is pending; null when none is
 * @param told how far notification has escalated since the ticket was last open; null when nobody has been notified
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
        Instant startedAt,
        boolean startReported,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant recoveredAt,
        @Nullable Instant closedAt,
        @Nullable CloseReason closeReason,
        @Nullable Instant deadlineAtClose,
        @Nullable Instant snoozedUntil,
        @Nullable String assignee,
        int occurrences,
        Origin origin,
        @Nullable Predecessor predecessor,
        @Nullable String followUp,
        Map<Fingerprint, Evidence> evidence,
        int endedEarlier,
        List<TimelineEntry> timeline,
        @Nullable Instant notificationPendingSince,
        @Nullable EscalationState told,
        int version,
        long revision,
        String changeId) {

    public Ticket {
        evidence = Map.copyOf(evidence);
        timeline = List.copyOf(timeline);
    }

    /** @return whether all its alerts have ended; never true for a ticket without an alert */
    public boolean recovered() {
        return recoveredAt != null;
    }

    /** @return whether any of its alerts fires */
    public boolean fires() {
        return evidence.values().stream().anyMatch(Evidence::firing);
    }

    /** @return the entries with a pending notification, oldest first */
    public List<TimelineEntry> owed() {
        var since = notificationPendingSince;
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
