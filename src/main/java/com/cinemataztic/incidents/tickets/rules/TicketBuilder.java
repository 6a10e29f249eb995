package com.cinemataztic.incidents.tickets.rules;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.Evidence;
import com.cinemataztic.incidents.tickets.Fault;
import com.cinemataztic.incidents.tickets.Fingerprint;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Subject;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Ticket.Assignment;
import com.cinemataztic.incidents.tickets.Ticket.Closure;
import com.cinemataztic.incidents.tickets.Ticket.Notification;
import com.cinemataztic.incidents.tickets.Ticket.Times;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Before;
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
    private final DecisionContext context;

    State state;
    Severity severity;
    Subject subject;
    Fault fault;
    Times times;
    Notification notification;
    int occurrences;
    final Map<Fingerprint, Evidence> evidence;

    @Nullable
    Assignment assignment;

    private @Nullable Closure closure;
    private int endedEarlier;
    private List<TimelineEntry> timeline;
    private boolean moved;

    TicketBuilder(Ticket before, DecisionContext context) {
        this.before = before;
        this.context = context;
        this.state = before.state();
        this.severity = before.severity();
        this.subject = before.subject();
        this.fault = before.fault();
        this.times = before.times();
        this.closure = before.closure();
        this.assignment = before.assignment();
        this.notification = before.notification();
        this.occurrences = before.occurrences();
        this.evidence = new HashMap<>(before.evidence());
        this.endedEarlier = before.endedEarlier();
        this.timeline = before.timeline();
    }

    /** Adds an entry to the timeline. A notable entry also marks the ticket's notification as pending. */
    void log(String who, Kind kind, String note, boolean notable) {
        log(who, kind, note, notable, null, null);
    }

    /** Adds what a person noted. */
    void remark(String who, Kind kind, String note, @Nullable Instant dueAt) {
        log(who, kind, note, false, dueAt, null);
    }

    private void log(
            String who, Kind kind, String note, boolean notable, @Nullable Instant dueAt, @Nullable String undoes) {
        var entry = new TimelineEntry(
                context.changeId(),
                context.now(),
                who,
                before.assignee(),
                kind,
                before.state(),
                state,
                note,
                1,
                notable,
                kind == Kind.SEVERITY ? before.severity() : null,
                dueAt,
                kind.isUndoable() && !who.equals(Actor.SYSTEM.name())
                        ? new Before(before.followUp(), before.escalation(), before.recoveredAt())
                        : null,
                undoes);
        timeline = Timeline.append(timeline, entry);
        moved |= entry.movedTicket();
        if (notable && notification.pendingSince() == null) {
            notification = notification.pendingSince(context.now());
        }
    }

    /** All alerts have ended. */
    void recover() {
        times = times.recoveredAt(context.now());
    }

    /** An alert fires. */
    void fires() {
        times = times.recoveredAt(null);
    }

    void followUp(@Nullable String note) {
        assignment = assignment == null ? null : new Assignment(assignment.assignee(), note);
    }

    void close(CloseReason reason) {
        state = State.CLOSED;
        closure = new Closure(context.now(), reason, context.deadline(), null);
        followUp(null);
    }

    /** Only a closed ticket can be snoozed. */
    void snooze(@Nullable Instant until) {
        closure = closure == null ? null : closure.snoozedUntil(until);
    }

    /**
     * Clears the assignment, everything about the close and an expiry that has passed; otherwise the ticket would close
     * again at once.
     */
    void reopen() {
        state = State.OPEN;
        assignment = null;
        closure = null;
        notification = notification.escalation(null);
        var expiresAt = times.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(context.now())) {
            times = times.expiresAt(null);
        }
        fires();
    }

    /**
     * Puts back what was before a change that was the last to move the ticket. What others changed since stays: alerts
     * that ended or began, and notifications.
     */
    void restore(String who, TimelineEntry undone, State from, Before was) {
        var holder = undone.holder();
        state = from;
        assignment = holder == null ? null : new Assignment(holder, was.followUp());
        closure = null;
        if (evidence.isEmpty()) {
            times = times.recoveredAt(was.recoveredAt());
        }
        if (undone.kind() == Kind.RELEASED && restarted(undone.at()).equals(notification.escalation())) {
            notification = notification.escalation(was.escalation());
        }
        // A closure drops what people were to be notified of, and programs were told that the ticket is over.
        log(who, Kind.UNDONE, undone.kind().word(), undone.kind() == Kind.CLOSED, null, undone.changeId());
    }

    /** @return where escalation starts again when the ticket is released */
    static EscalationState restarted(Instant at) {
        return new EscalationState(1, at);
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
        if (as(times, before.revision(), before.changeId()).equals(before)) {
            return new Decision.Unchanged();
        }
        var earlier = EvidenceLimit.beyond(evidence.values());
        earlier.forEach(evidence::remove);
        endedEarlier += earlier.size();
        return new Decision.Changed(as(times.updatedAt(context.now()), before.revision() + 1, context.changeId()));
    }

    private Ticket as(Times times, long revision, String changeId) {
        return new Ticket(
                before.id(),
                before.key(),
                state,
                severity,
                subject,
                fault,
                times,
                closure,
                assignment,
                occurrences,
                before.origin(),
                before.predecessor(),
                evidence,
                endedEarlier,
                timeline,
                notification,
                before.version() + (moved ? 1 : 0),
                revision,
                changeId);
    }
}
