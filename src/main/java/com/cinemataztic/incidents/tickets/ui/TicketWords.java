package com.cinemataztic.incidents.tickets.ui;

import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.Outcome;
import com.cinemataztic.incidents.tickets.sites.SiteDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The texts for tickets on the pages. */
final class TicketWords {

    private TicketWords() {}

    static String state(State state) {
        return switch (state) {
            case OPEN -> "Open";
            case INPROGRESS -> "In progress";
            case CLOSED -> "Closed";
        };
    }

    static String recovery(QueueEntry entry) {
        return switch (entry.recovery()) {
            case NONE -> "";
            case SETTLING -> "Recovered, settling";
            case UNCONFIRMED -> "Recovery unconfirmed: " + entry.unproven();
        };
    }

    /** @return the one remark to show beside the state; empty for none */
    static String remark(QueueEntry entry, Instant now) {
        if (entry.recovery() != QueueEntry.Recovery.NONE) {
            return recovery(entry);
        }
        var silence = entry.silence();
        if (silence != null) {
            return "Silenced until " + ZonedTimes.clock(silence.until(), entry.zone(), now);
        }
        var darkUntil = entry.darkUntil();
        if (darkUntil != null) {
            return "Dark hours until " + ZonedTimes.clock(darkUntil, entry.zone(), now);
        }
        var snoozedUntil = entry.row().snoozedUntil();
        return snoozedUntil == null ? "" : "Snoozed until " + ZonedTimes.clock(snoozedUntil, entry.zone(), now);
    }

    /** @return until when planned maintenance applies, by whom and why; empty for none */
    static String maintenance(QueueEntry entry, Instant now) {
        var window = entry.maintenance();
        return window == null
                ? ""
                : "In maintenance until " + ZonedTimes.clock(window.end(), entry.zone(), now) + " (" + window.by()
                        + ": " + window.reason() + ")";
    }

    static String reason(CloseReason reason) {
        return switch (reason) {
            case RECOVERED -> "Recovered by itself";
            case FIXED -> "Fixed";
            case FALSE_ALARM -> "False alarm";
            case DUPLICATE -> "Duplicate of another ticket";
            case WONT_FIX -> "Won't be fixed";
            case RETIRED -> "Screen retired";
        };
    }

    /** @return e.g. {@code 12 tickets, 1 site with 5 screens} */
    static String counts(TicketQueue.Counts counts) {
        var tickets = counts.tickets() == 1 ? "1 ticket" : counts.tickets() + " tickets";
        return counts.sites() == 0
                ? tickets
                : tickets + ", " + (counts.sites() == 1 ? "1 site" : counts.sites() + " sites") + " with "
                        + screens(counts.screens());
    }

    static String screens(int count) {
        return count == 1 ? "1 screen" : count + " screens";
    }

    /** @return the place, for people: cinema and screen, else machine, else host */
    static String place(QueueEntry entry) {
        if (entry.cinemaName() != null) {
            return entry.cinemaName();
        }
        var subject = entry.row().subject();
        return subject.machineId() != null
                ? subject.machineId()
                : subject.instance() != null ? subject.instance() : "—";
    }

    static String kind(TimelineEntry entry) {
        var times = entry.count() > 1 ? " (" + entry.count() + " times)" : "";
        return switch (entry.kind()) {
                    case OPENED -> "Opened";
                    case JOINED -> "Another alert joined";
                    case RECURRED -> "The fault came back";
                    case REPORTED_AGAIN -> "Repeated after monitoring restarted";
                    case SEVERITY -> "Severity changed";
                    case RECOVERED -> "Recovered";
                    case RELAPSED -> "Recovery withdrawn";
                    case LATE -> "An old word came late";
                    case MOVED -> "Moved to another region";
                    case REPLACED -> "Machine replaced";
                    case TAKEN -> "Taken";
                    case ASSIGNED -> "Handed over";
                    case RELEASED -> "Released";
                    case FOLLOW_UP -> "To do";
                    case NOTIFIED -> "Told";
                    case ESCALATED -> "Escalated";
                    case CLOSED -> "Closed";
                    case REOPENED -> "Opened again";
                }
                + times;
    }

    static String done(Ticket ticket, Transition transition) {
        return switch (transition) {
            case Transition.Take() -> ticket.id() + " is yours.";
            case Transition.Assign(var assignee) -> ticket.id() + " is with " + assignee + " now.";
            case Transition.Release() -> ticket.id() + " is open again.";
            case Transition.FollowUp(var note) ->
                ticket.id() + (note.isBlank() ? " has nothing left to do." : " stays until that is done.");
            case Transition.Close _ -> ticket.id() + " is closed.";
            case Transition.Reopen _ -> ticket.id() + " is open again.";
        };
    }

    /**
     * @return what a site's screens did when it moved, to follow the message about the site itself; empty for nothing
     */
    static String together(SiteDesk.Together together) {
        var followed = together.followed();
        var stayed = together.stayed();
        var done = followed == 0
                ? ""
                : followed == 1 ? " So is 1 screen under it." : " So are " + followed + " screens under it.";
        var left = stayed == 0
                ? ""
                : " But " + screens(stayed)
                        + " under it did not follow: somebody was faster, or the store did not answer. Look at "
                        + (stayed == 1 ? "it." : "them.");
        return done
                + left
                + (together.unknown() == 0
                        ? ""
                        : " The outcome is unknown for " + screens(together.unknown()) + " under it.");
    }

    static String unknown(Outcome.Unknown unknown) {
        var read = unknown.readBack();
        return read == null
                ? "The outcome is unknown: the store does not answer. This page shows %s as it is once it does."
                        .formatted(unknown.id())
                : "The outcome is unknown: the store did not confirm the change. Read back, %s is %s."
                        .formatted(read.id(), standing(read));
    }

    static String refused(Ticket current, String by, Duration ago) {
        return "%s was moved by %s %s. It is %s now; your click changed nothing."
                .formatted(current.id(), by, ago(ago), standing(current));
    }

    /** @return its state and assignee, e.g. {@code in progress with anna} */
    private static String standing(Ticket ticket) {
        var state = state(ticket.state()).toLowerCase(Locale.ROOT);
        return ticket.state() == State.INPROGRESS ? state + " with " + ticket.assignee() : state;
    }

    private static String ago(Duration ago) {
        if (ago.toSeconds() < 2) {
            return "just now";
        }
        if (ago.toMinutes() < 2) {
            return ago.toSeconds() + " seconds ago";
        }
        return ago.toHours() < 2 ? ago.toMinutes() + " minutes ago" : ago.toHours() + " hours ago";
    }
}
