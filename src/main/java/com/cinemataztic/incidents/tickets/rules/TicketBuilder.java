package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Timeline;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the next revision of a ticket during a decision. Used within this package only. */
final class TicketBuilder {

    private final Ticket before;
    private final DecisionContext moment;

    State state;
    Severity severity;
    Subject subject;
    Fault fault;
    Instant startedAt;
    boolean startReported;

    @Nullable
    Instant recoveredAt;

    @Nullable
    Instant closedAt;

    @Nullable
    CloseReason closeReason;

    @Nullable
    Instant deadlineAtClose;

    @Nullable
    Instant snoozedUntil;

    @Nullable
    String assignee;

    @Nullable
    String followUp;

    @Nullable
    Instant notificationPendingSince;

    @Nullable
    EscalationState told;

    int occurrences;
    final Map<Fingerprint, Evidence> evidence;
    private int endedEarlier;
    private List<TimelineEntry> timeline;
    private boolean moved;

    TicketBuilder(Ticket before, DecisionContext moment) {
        this.before = before;
        this.moment = moment;
        this.state = before.state();
        this.severity = before.severity();
        this.subject = before.subject();
        this.fault = before.fault();
        this.startedAt = before.startedAt();
        this.startReported = before.startReported();
        this.recoveredAt = before.recoveredAt();
        this.closedAt = before.closedAt();
        this.closeReason = before.closeReason();
        this.deadlineAtClose = before.deadlineAtClose();
        this.snoozedUntil = before.snoozedUntil();
        this.assignee = before.assignee();
        this.followUp = before.followUp();
        this.notificationPendingSince = before.notificationPendingSince();
        this.told = before.told();
        this.occurrences = before.occurrences();
        this.evidence = new HashMap<>(before.evidence());
        this.endedEarlier = before.endedEarlier();
        this.timeline = before.timeline();
    }

    /** Adds an entry to the timeline. A notable entry also marks the ticket's notification as pending. */
    void log(String who, Kind kind, String note, boolean owed) {
        var entry = new TimelineEntry(
                moment.changeId(),
                moment.now(),
                who,
                before.assignee(),
                kind,
                before.state(),
                state,
                note,
                1,
                owed,
                kind == Kind.SEVERITY ? before.severity() : null);
        timeline = Timeline.append(timeline, entry);
        moved |= entry.movedTicket();
        if (owed && notificationPendingSince == null) {
            notificationPendingSince = moment.now();
        }
    }

    void closes(CloseReason reason) {
        state = State.CLOSED;
        closedAt = moment.now();
        closeReason = reason;
        deadlineAtClose = moment.deadline();
        followUp = null;
    }

    /** Clears the assignee and everything about the close; otherwise the ticket would close again at once. */
    void opensAgain() {
        state = State.OPEN;
        assignee = null;
        followUp = null;
        closedAt = null;
        closeReason = null;
        deadlineAtClose = null;
        snoozedUntil = null;
        recoveredAt = null;
        told = null;
    }

    /** @return the highest severity that fires, if any alert fires */
    Optional<Severity> firingSeverity() {
        return evidence.values().stream()
                .filter(Evidence::firing)
                .map(Evidence::severity)
                .max(Comparator.naturalOrder());
    }

    /** @return the next revision, or nothing when it would equal the one before */
    Decision done() {
        if (as(before.updatedAt(), before.revision(), before.changeId()).equals(before)) {
            return new Decision.Unchanged();
        }
        var earlier = EvidenceLimit.beyond(evidence.values());
        earlier.forEach(evidence::remove);
        endedEarlier += earlier.size();
        return new Decision.Changed(as(moment.now(), before.revision() + 1, moment.changeId()));
    }

    private Ticket as(Instant updatedAt, long revision, String changeId) {
        return new Ticket(
                before.id(),
                before.key(),
                state,
                severity,
                subject,
                fault,
                startedAt,
                startReported,
                before.createdAt(),
                updatedAt,
                recoveredAt,
                closedAt,
                closeReason,
                deadlineAtClose,
                snoozedUntil,
                assignee,
                occurrences,
                before.origin(),
                before.predecessor(),
                followUp,
                evidence,
                endedEarlier,
                timeline,
                notificationPendingSince,
                told,
                before.version() + (moved ? 1 : 0),
                revision,
                changeId);
    }
}
