package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.notifications.MailText;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's facts for a mail. All texts are one line of visible characters, whatever their source.
 *
 * @param id the ticket's id
 * @param state its state
 * @param severity its severity
 * @param fault what is wrong, in one line
 * @param description more detail, empty for none
 * @param cinema the site, null for none
 * @param screen the auditorium, null for none
 * @param machine the box or the host, null when none is known
 * @param region the market, for people
 * @param zone the local time zone
 * @param startedAt when the fault began
 * @param deadline the time left
 * @param assignee who works on it, null for nobody
 * @param phone the cinema's, empty when none is recorded
 * @param runbook the address of the fix, null for none
 */
public record TicketFacts(
        TicketId id,
        State state,
        Severity severity,
        String fault,
        String description,
        @Nullable String cinema,
        @Nullable String screen,
        @Nullable String machine,
        String region,
        ZoneId zone,
        Instant startedAt,
        Deadline deadline,
        @Nullable String assignee,
        String phone,
        @Nullable URI runbook) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FAULT = 160;
    private static final int LONGEST_DESCRIPTION = 1_500;
    private static final int LONGEST_ADDRESS = 2_000;

    public TicketFacts {
        fault = MailText.line(fault, LONGEST_FAULT);
        description = MailText.line(description, LONGEST_DESCRIPTION);
        cinema = name(cinema);
        screen = name(screen);
        machine = name(machine);
        region = MailText.line(region, LONGEST_NAME);
        assignee = name(assignee);
        phone = MailText.line(phone, LONGEST_NAME);
        runbook = runbook != null && isPage(runbook) ? runbook : null;
    }

    /**
     * @param entry the ticket and its current context
     * @param region its region's name
     * @param phone its cinema's, empty for none
     */
    public static TicketFacts of(QueueEntry entry, String region, String phone) {
        var row = entry.row();
        var subject = row.subject();
        return new TicketFacts(
                row.id(),
                row.state(),
                row.severity(),
                row.fault().summary(),
                row.fault().description(),
                entry.cinemaName(),
                entry.screenName(),
                subject.machineId() != null ? subject.machineId() : subject.instance(),
                region,
                entry.zone(),
                row.startedAt(),
                entry.deadline(),
                row.assignee(),
                phone,
                address(row.fault().runbookUrl()));
    }

    /** @return cinema and screen, else the machine; empty when neither is known */
    public String place() {
        var place = Stream.of(cinema, screen)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
        return place.isEmpty() && machine != null ? machine : place;
    }

    private static @Nullable String name(@Nullable String name) {
        return name == null ? null : MailText.line(name, LONGEST_NAME);
    }

    private static @Nullable URI address(@Nullable String text) {
        try {
            return text == null || text.length() > LONGEST_ADDRESS ? null : URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static boolean isPage(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        return address.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
    }
}
