package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.regions.Region;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people are to be told, before it is put into words. {@link MailWriter} does that. */
public sealed interface MailContent {

    /** @return the moment it is written for: "in 42 min" counts from it */
    Instant at();

    /** @return what makes it another letter about the same thing: a ticket's change id, or the like */
    String changeId();

    /**
     * One ticket.
     *
     * @param ticket which
     * @param what what happened to it
     * @param changeId the change that this tells of
     * @param told who is told, by name
     * @param takeLink takes the ticket for the one who is written to, see {@link TakeLink}; null for no such link
     * @param at now
     */
    record OfTicket(
            TicketFacts ticket,
            TicketEvent what,
            String changeId,
            List<String> told,
            @Nullable URI takeLink,
            Instant at)
            implements MailContent {

        public OfTicket {
            told = List.copyOf(told);
        }
    }

    /**
     * One ticket of several.
     *
     * @param ticket which
     * @param what what happened to it
     */
    record Line(TicketFacts ticket, TicketEvent what) {}

    /**
     * Several tickets of one region.
     *
     * @param region which
     * @param lines the tickets, at least one
     * @param changeId the changes that this tells of
     * @param told who is told, by name
     * @param at now
     */
    record Bundle(Region region, List<Line> lines, String changeId, List<String> told, Instant at)
            implements MailContent {

        public Bundle {
            lines = List.copyOf(lines);
            told = List.copyOf(told);
        }

        List<TicketFacts> tickets() {
            return lines.stream().map(Line::ticket).toList();
        }

        boolean allNew() {
            return lines.stream().allMatch(line -> line.what() instanceof TicketEvent.Opened);
        }
    }

    /**
     * A cinema with several of its screens.
     *
     * @param site the cinema's ticket
     * @param what what happened to that
     * @param screens the tickets of its screens that are told of; may be none
     * @param known how many more of its screens are dark, which were told of before
     * @param changeId the changes that this tells of
     * @param told who is told, by name
     * @param takeLink takes the cinema's ticket for the one who is written to; null for no such link
     * @param at now
     */
    record Site(
            TicketFacts site,
            TicketEvent what,
            List<TicketFacts> screens,
            int known,
            String changeId,
            List<String> told,
            @Nullable URI takeLink,
            Instant at)
            implements MailContent {

        public Site {
            screens = List.copyOf(screens);
            told = List.copyOf(told);
        }
    }

    /**
     * What whoever comes on duty finds in a region.
     *
     * @param region which
     * @param handed what is handed over of it
     * @param changeId which handover
     * @param from who hands it over, empty if nobody does
     */
    record Handover(Region region, HandoverReport handed, String changeId, String from) implements MailContent {

        @Override
        public Instant at() {
            return handed.at();
        }
    }

    /**
     * That mail arrives.
     *
     * @param askedBy who wanted to know
     * @param changeId which test
     * @param at now
     */
    record Test(String askedBy, String changeId, Instant at) implements MailContent {}
}
