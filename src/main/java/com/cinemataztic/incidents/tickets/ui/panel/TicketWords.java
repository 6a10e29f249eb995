package com.cinemataztic.incidents.tickets.ui.panel;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.desk.SiteOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The texts for tickets on the pages. */
public final class TicketWords {

    private TicketWords() {}

    public static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> text("queue.severity.critical");
            case WARNING -> text("queue.severity.warning");
            case INFO -> text("queue.severity.info");
        };
    }

    public static String state(State state) {
        return switch (state) {
            case OPEN -> text("ticket.state.open");
            case INPROGRESS -> text("ticket.state.inprogress");
            case CLOSED -> text("ticket.state.closed");
        };
    }

    static String recovery(QueueEntry entry) {
        return switch (entry.recovery()) {
            case NONE -> "";
            case SETTLING -> text("ticket.recovery.settling");
            case UNCONFIRMED -> text("ticket.recovery.unconfirmed", entry.unproven());
        };
    }

    /** @return the one remark to show beside the state; empty for none */
    public static String remark(QueueEntry entry, Instant now) {
        if (entry.recovery() != QueueEntry.Recovery.NONE) {
            return recovery(entry);
        }
        var silence = entry.silence();
        if (silence != null) {
            return text("ticket.remark.silenced", ZonedTimes.clock(silence.until(), entry.zone(), now));
        }
        var darkUntil = entry.darkUntil();
        if (darkUntil != null) {
            return text("ticket.remark.dark-hours", ZonedTimes.clock(darkUntil, entry.zone(), now));
        }
        var snoozedUntil = entry.row().snoozedUntil();
        return snoozedUntil == null
                ? ""
                : text("ticket.remark.snoozed", ZonedTimes.clock(snoozedUntil, entry.zone(), now));
    }

    /** @return until when planned maintenance applies, by whom and why; empty for none */
    public static String maintenance(QueueEntry entry, Instant now) {
        var window = entry.maintenance();
        return window == null
                ? ""
                : text(
                        "ticket.maintenance",
                        ZonedTimes.clock(window.end(), entry.zone(), now),
                        window.by(),
                        window.reason());
    }

    /** @return e.g. {@code 12 tickets, 1 site with 5 screens} */
    public static String counts(TicketQueue.Counts counts) {
        return text("queue.counts", counts.tickets(), counts.sites(), counts.screens());
    }

    public static String screens(int count) {
        return text("queue.screens", count);
    }

    /** @return the place, for people: cinema and screen, else machine, else host */
    public static String place(QueueEntry entry) {
        if (entry.cinemaName() != null) {
            return entry.cinemaName();
        }
        var subject = entry.row().subject();
        return subject.machineId() != null
                ? subject.machineId()
                : subject.instance() != null ? subject.instance() : "—";
    }

    static String kind(TimelineEntry entry) {
        return text("ticket.timeline.folded", kind(entry.kind()), entry.count());
    }

    /** @return the same; for an undo, with what it took back */
    static String kind(TimelineEntry entry, Ticket ticket) {
        return ticket.timeline().stream()
                .filter(earlier -> earlier.changeId().equals(entry.undoes()))
                .findFirst()
                .map(undone -> text("ticket.timeline.undone.what", kind(undone.kind())))
                .orElseGet(() -> kind(entry));
    }

    /** @return the local time of a promise */
    static String due(Instant dueAt, ZoneId zone, Clock clock) {
        return ZonedTimes.clock(dueAt, zone, clock.instant());
    }

    /** @return who made the change; empty for a notification: its note names people, the recipients */
    static String who(TimelineEntry entry) {
        var kind = entry.kind();
        return kind == TimelineEntry.Kind.NOTIFIED || kind == TimelineEntry.Kind.ESCALATED
                ? ""
                : text("page.by", entry.who());
    }

    private static String kind(TimelineEntry.Kind kind) {
        return switch (kind) {
            case OPENED -> text("ticket.timeline.opened");
            case JOINED -> text("ticket.timeline.joined");
            case RECURRED -> text("ticket.timeline.recurred");
            case REPORTED_AGAIN -> text("ticket.timeline.reported-again");
            case SEVERITY -> text("ticket.timeline.severity");
            case RECOVERED -> text("ticket.timeline.recovered");
            case RELAPSED -> text("ticket.timeline.relapsed");
            case LATE -> text("ticket.timeline.late");
            case MOVED -> text("ticket.timeline.moved");
            case REPLACED -> text("ticket.timeline.replaced");
            case TAKEN -> text("ticket.timeline.taken");
            case ASSIGNED -> text("ticket.timeline.assigned");
            case RELEASED -> text("ticket.timeline.released");
            case FOLLOW_UP -> text("ticket.timeline.follow-up");
            case NOTIFIED -> text("ticket.timeline.notified");
            case ESCALATED -> text("ticket.timeline.escalated");
            case COMMENT -> text("ticket.timeline.comment");
            case CALLED -> text("ticket.timeline.called");
            case NO_ANSWER -> text("ticket.timeline.no-answer");
            case PROMISED -> text("ticket.timeline.promised");
            case CLOSED -> text("ticket.timeline.closed");
            case REOPENED -> text("ticket.timeline.reopened");
            case UNDONE -> text("ticket.timeline.undone");
        };
    }

    /** @return what happened to the ticket, and to the screens of a site that were to change with it */
    static String done(Ticket ticket, Transition transition, SiteOutcome together) {
        var sentences = new ArrayList<>(List.of(done(ticket, transition)));
        if (together.followed() > 0) {
            sentences.add(text("ticket.together.followed", together.followed()));
        }
        if (together.stayed() > 0) {
            sentences.add(text("ticket.together.stayed", together.stayed()));
        }
        if (together.unknown() > 0) {
            sentences.add(text("ticket.together.unknown", together.unknown()));
        }
        return String.join(" ", sentences);
    }

    private static String done(Ticket ticket, Transition transition) {
        return switch (transition) {
            case Transition.Take _ -> text("ticket.done.take", ticket.id());
            case Transition.Assign(var assignee) -> text("ticket.done.assign", ticket.id(), assignee);
            case Transition.Release() -> text("ticket.done.release", ticket.id());
            case Transition.FollowUp(var note) ->
                note.isBlank()
                        ? text("ticket.done.follow-up-cleared", ticket.id())
                        : text("ticket.done.follow-up", ticket.id());
            case Transition.Close _ -> text("ticket.done.close", ticket.id());
            case Transition.Reopen _ -> text("ticket.done.reopen", ticket.id());
            case Transition.Restore _ -> text("ticket.done.restore", ticket.id());
        };
    }

    /** @return why the ticket did not change, or that nobody knows */
    public static String failed(Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Done(var ticket) -> throw new IllegalArgumentException(ticket.id() + " did not fail");
            case Outcome.Conflict conflict ->
                conflict(conflict.current(), conflict.by(), Duration.between(conflict.when(), now));
            case Outcome.NotAllowed(var ticket, var reason) -> text("ticket.not-allowed", ticket.id(), reason);
            case Outcome.NotRestored(var ticket, var reason, var successor) ->
                switch (reason) {
                    case MOVED_SINCE -> text("ticket.not-restored.moved", ticket.id());
                    case NOT_THIS_TICKET -> text("ticket.not-restored.other", ticket.id());
                    case ALREADY_RESTORED -> text("ticket.not-restored.already", ticket.id());
                    case NOT_YOURS -> text("ticket.not-restored.yours", ticket.id());
                    case NOT_UNDOABLE -> text("ticket.not-restored.final", ticket.id());
                    case NOT_RECORDED -> text("ticket.not-restored.unrecorded", ticket.id());
                    case SUCCESSOR_LIVE ->
                        text("ticket.not-restored.successor", ticket.id(), successor == null ? "?" : successor.value());
                };
            case Outcome.Unknown unknown -> unknown(unknown);
            case Outcome.NotFound(var missing) -> text("ticket.missing", missing);
        };
    }

    private static String unknown(Outcome.Unknown unknown) {
        var read = unknown.readBack();
        return read == null
                ? text("ticket.unknown.unread", unknown.id())
                : text("ticket.unknown") + " " + standing(read);
    }

    private static String conflict(Ticket current, String by, Duration ago) {
        return text("ticket.conflict", current.id(), by, ago(ago)) + " " + standing(current);
    }

    private static String standing(Ticket ticket) {
        return switch (ticket.state()) {
            case OPEN -> text("ticket.standing.open", ticket.id());
            case INPROGRESS ->
                text("ticket.standing.inprogress", ticket.id(), Objects.requireNonNullElse(ticket.assignee(), "?"));
            case CLOSED -> text("ticket.standing.closed", ticket.id());
        };
    }

    private static String ago(Duration ago) {
        if (ago.toSeconds() < 2) {
            return text("ticket.ago.now");
        }
        if (ago.toMinutes() < 2) {
            return text("ticket.ago.seconds", ago.toSeconds());
        }
        return ago.toHours() < 2
                ? text("ticket.ago.minutes", ago.toMinutes())
                : text("ticket.ago.hours", ago.toHours());
    }
}
