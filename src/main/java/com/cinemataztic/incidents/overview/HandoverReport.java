package com.cinemataztic.incidents.overview;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.mail.TicketFacts;
import com.cinemataztic.incidents.oncall.OnCallNow;
import com.cinemataztic.incidents.overview.tonight.TonightReport;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one shift hands over to the next. {@link HandoverWording} puts it into words, for mail, page and text alike.
 *
 * @param region the region; null: several
 * @param since the start of the time covered
 * @param at the end of the time covered: now
 * @param zone the time zone in which both are shown
 * @param opened tickets opened in that time
 * @param recovered tickets that recovered and closed by themselves in that time
 * @param closed tickets that people closed in that time
 * @param waiting tickets that wait now, grouped by whom or what they wait on
 * @param due what is still broken, the earliest show first; not a complete list
 * @param tonight which screens are ready for the shows of the next hours
 * @param onCall who is on call from now on, by region
 * @param more whether more was opened or closed than is listed
 */
public record HandoverReport(
        @Nullable Region region,
        Instant since,
        Instant at,
        ZoneId zone,
        List<Opened> opened,
        List<Recovered> recovered,
        List<Closed> closed,
        List<Waiting> waiting,
        List<TicketFacts> due,
        TonightReport tonight,
        List<Responder> onCall,
        boolean more) {

    public HandoverReport {
        opened = List.copyOf(opened);
        recovered = List.copyOf(recovered);
        closed = List.copyOf(closed);
        waiting = List.copyOf(waiting);
        due = List.copyOf(due);
        onCall = List.copyOf(onCall);
    }

    /** @return the number of live tickets */
    public int live() {
        return (int)
                waiting.stream().filter(each -> each.ticket().state().live()).count();
    }

    /**
     * A ticket that was opened.
     *
     * @param ticket in its current state
     * @param at when it was opened
     * @param again whether it had been closed before
     */
    public record Opened(TicketFacts ticket, Instant at, boolean again) {}

    /**
     * A ticket that recovered and closed by itself.
     *
     * @param at when it recovered
     * @param show whether it recovered before the show that it put at risk first
     */
    public record Recovered(TicketFacts ticket, Instant at, NextShow show) {}

    /** A recovery's time relative to the show. */
    public enum NextShow {
        /** It recovered before the show began. */
        AHEAD,
        /** The show had begun. */
        BEGUN,
        /** No show was known. */
        UNKNOWN;

        /**
         * @param recoveredAt when the screen recovered
         * @param show the show that the fault put at risk first; null when none was known
         */
        static NextShow at(Instant recoveredAt, @Nullable Instant show) {
            if (show == null) {
                return UNKNOWN;
            }
            return recoveredAt.isBefore(show) ? AHEAD : BEGUN;
        }
    }

    /**
     * A ticket that a person closed.
     *
     * @param at when
     * @param reason why
     * @param by who closed it, empty if unknown
     * @param snoozed whether it was closed while it still fired, and waits for the re-check
     */
    public record Closed(TicketFacts ticket, Instant at, CloseReason reason, String by, boolean snoozed) {

        public Closed {
            by = MailText.line(by, LONGEST_NAME);
        }
    }

    /**
     * A ticket that waits now.
     *
     * @param on whom or what it waits on
     * @param who its assignee, or the person who made it wait; empty for nobody
     * @param until when the wait ends, null when nothing ends it automatically
     * @param note what the assignee still has to do, or why it waits, in their words; empty for none
     * @param recovered whether the fault has recovered and the ticket is not closed yet
     * @param screens how many screens are below it, 0 for a ticket that is no site
     */
    public record Waiting(
            TicketFacts ticket,
            On on,
            String who,
            @Nullable Instant until,
            String note,
            boolean recovered,
            int screens) {

        public Waiting {
            who = MailText.line(who, LONGEST_NAME);
            note = MailText.line(note, LONGEST_NOTE);
        }
    }

    /** Whom or what a ticket waits on, the most urgent first. */
    public enum On {
        /** Nobody has taken it. */
        NOBODY,
        /** Its assignee. */
        HOLDER,
        /** The end of planned maintenance. */
        MAINTENANCE,
        /** The end of a silence in Alertmanager. */
        SILENCE,
        /** The cinema's dark hours: it is assumed to be switched off for the night. */
        DARK_HOURS,
        /** The re-check: a person closed it while it fired. */
        SNOOZE
    }

    /**
     * Who is on call for a region from now on.
     *
     * @param zone the time zone of its rota
     */
    public record Responder(Region region, ZoneId zone, OnCallNow now) {}

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 300;
}
