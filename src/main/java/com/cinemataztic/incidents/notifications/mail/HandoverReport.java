package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.oncall.OnCallNow;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.CloseReason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one shift hands to the next. {@link HandoverWording} puts it into words, for a mail, a page and a text alike.
 *
 * @param region of which region; null: of several
 * @param since where the time begins that it tells of
 * @param at where that ends: now
 * @param zone the wall clock that these two are told on
 * @param opened what was opened in that time
 * @param recovered what healed by itself in it
 * @param closed what people closed in it
 * @param waiting what waits now, grouped by whom it waits on
 * @param due what is still broken, the earliest show first; not all of it
 * @param duties who answers from now on, by region
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
        List<Responder> duties,
        boolean more) {

    public HandoverReport {
        opened = List.copyOf(opened);
        recovered = List.copyOf(recovered);
        closed = List.copyOf(closed);
        waiting = List.copyOf(waiting);
        due = List.copyOf(due);
        duties = List.copyOf(duties);
    }

    /** @return how many tickets are live */
    public int live() {
        return (int)
                waiting.stream().filter(each -> each.ticket().state().live()).count();
    }

    /**
     * A ticket that was opened.
     *
     * @param ticket as it is now
     * @param at when
     * @param again whether it had been closed before
     */
    public record Opened(TicketFacts ticket, Instant at, boolean again) {}

    /**
     * A ticket that healed by itself, and closed.
     *
     * @param at since when it was well
     * @param show how that lies to the show that was next when it closed
     */
    public record Recovered(TicketFacts ticket, Instant at, NextShow show) {}

    /** How a recovery lies to a show. */
    public enum NextShow {
        /** It was well before that began. */
        AHEAD,
        /** That had begun. */
        BEGUN,
        /** No show was known. */
        UNKNOWN
    }

    /**
     * A ticket that a person closed.
     *
     * @param at when
     * @param reason why
     * @param by who did, empty when nobody knows
     * @param snoozed whether it was closed while it fired, and waits for the re-check
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
     * @param who its holder, or who made it wait; empty for nobody
     * @param until when that ends, null when nothing ends it by itself
     * @param note what the holder has still to do, or why it waits, in their words; empty for nothing
     * @param recovered whether its fault is over and only its closing is not
     * @param screens how many screens stand under it, 0 for what is no site
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

    /** Whom or what a ticket waits on, the most pressing first. */
    public enum On {
        /** Nobody has taken it. */
        NOBODY,
        /** It is with its holder. */
        HOLDER,
        /** The end of planned maintenance. */
        MAINTENANCE,
        /** The end of a silence in Alertmanager. */
        SILENCE,
        /** The cinema is taken to be switched off for the night. */
        DARK_HOURS,
        /** A person closed it while it fired: the re-check. */
        SNOOZE
    }

    /**
     * Who answers for a region from now on.
     *
     * @param zone the wall clock of its rota
     */
    public record Responder(Region region, ZoneId zone, OnCallNow answering) {}

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 300;
}
