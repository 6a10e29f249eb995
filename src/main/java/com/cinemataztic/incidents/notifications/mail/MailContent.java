package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.tickets.Severity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a mail before it is put into words. {@link MailWriter} does that. */
public sealed interface MailContent {

    /** @return the moment the mail is written for: "in 42 min" counts from it */
    Instant at();

    /** @return the id that distinguishes mails about the same subject: a ticket's change id, or the like */
    String changeId();

    /**
     * One ticket.
     *
     * @param ticket the ticket
     * @param what what happened to it
     * @param changeId the change that the mail is about
     * @param notified everyone who is notified, by name
     * @param takeLink takes the ticket for the recipient, see {@link TakeLink}; null for no such link
     * @param at now
     */
    record OfTicket(
            TicketFacts ticket,
            TicketEvent what,
            String changeId,
            List<String> notified,
            @Nullable URI takeLink,
            Instant at)
            implements MailContent {

        public OfTicket {
            notified = List.copyOf(notified);
        }
    }

    /**
     * One of several tickets.
     *
     * @param ticket the ticket
     * @param what what happened to it
     */
    record Line(TicketFacts ticket, TicketEvent what) {}

    /**
     * Several tickets of one region.
     *
     * @param region the region
     * @param lines the tickets, at least one
     * @param changeId the changes that the mail is about
     * @param notified everyone who is notified, by name
     * @param at now
     */
    record Bundle(Region region, List<Line> lines, String changeId, List<String> notified, Instant at)
            implements MailContent {

        public Bundle {
            lines = List.copyOf(lines);
            notified = List.copyOf(notified);
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
     * @param what what happened to it
     * @param screens the tickets of the screens that this mail reports; may be empty
     * @param known how many more of its screens are dark and were reported before
     * @param changeId the changes that the mail is about
     * @param notified everyone who is notified, by name
     * @param takeLink takes the cinema's ticket for the recipient; null for no such link
     * @param at now
     */
    record Site(
            TicketFacts site,
            TicketEvent what,
            List<TicketFacts> screens,
            int known,
            String changeId,
            List<String> notified,
            @Nullable URI takeLink,
            Instant at)
            implements MailContent {

        public Site {
            screens = List.copyOf(screens);
            notified = List.copyOf(notified);
        }
    }

    /**
     * A report in sections, in words already.
     *
     * @param thread the same for all reports that a mail program shows together
     * @param changeId the id of this report
     * @param subject the mail's subject
     * @param headline its first line
     * @param lead the sentences below
     * @param worst the highest severity of what is left to do, null when nothing is
     * @param sections the report
     * @param at now
     */
    record Report(
            String thread,
            String changeId,
            String subject,
            String headline,
            String lead,
            @Nullable Severity worst,
            List<Section> sections,
            Instant at)
            implements MailContent {

        public Report {
            headline = line(headline);
            lead = line(lead);
            sections = List.copyOf(sections);
        }
    }

    /**
     * A section of a report.
     *
     * @param title its heading
     * @param column the heading of its times
     * @param rows its tickets
     * @param sentences further text beside them
     * @param none the text for a section that has neither
     */
    record Section(String title, String column, List<Row> rows, List<String> sentences, String none) {

        public Section {
            title = line(title);
            column = line(column);
            rows = List.copyOf(rows);
            sentences = sentences.stream().map(MailContent::line).toList();
            none = line(none);
        }
    }

    /**
     * A ticket in a section.
     *
     * @param what its fault and place
     * @param when the time that the section is about
     * @param state its current state
     * @param over whether nothing is left to do about it
     */
    record Row(TicketFacts ticket, String what, String when, String state, boolean over) {

        public Row {
            what = line(what);
            when = line(when);
            state = line(state);
        }
    }

    /**
     * A test mail, which shows that mail arrives.
     *
     * @param askedBy who requested it
     * @param changeId the id of this test
     * @param at now
     */
    record Test(String askedBy, String changeId, Instant at) implements MailContent {}

    private static String line(String text) {
        return MailText.line(text, 2_000);
    }
}
