package com.cinemataztic.incidents.notifications.mail;

import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.takelink.TakeLink;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Composes one mail from outbox entries to one person about one region, with the tickets in their current state. */
@Component
public class MailComposer {

    private final Outbox outbox;
    private final RegionDirectory regions;
    private final CinemaDesk cinemas;
    private final TakeLink links;
    private final MailWriter writer;

    MailComposer(Outbox outbox, RegionDirectory regions, CinemaDesk cinemas, TakeLink links, MailWriter writer) {
        this.outbox = outbox;
        this.regions = regions;
        this.cinemas = cinemas;
        this.links = links;
        this.writer = writer;
    }

    /**
     * @param notices at least one, all to one person about tickets of one region
     * @param tickets their tickets
     */
    Mail write(List<OutboxEntry> notices, Map<TicketId, TicketContext> tickets, Instant now) {
        var to = person(notices.getFirst());
        return writer.write(letter(notices, tickets, now), to.mail(), Locale.forLanguageTag(to.language()));
    }

    private MailContent letter(List<OutboxEntry> notices, Map<TicketId, TicketContext> tickets, Instant now) {
        var first = notices.getFirst();
        var told = told(notices);
        var screens = context(first, tickets).screens();
        if (notices.size() == 1 && screens.isEmpty()) {
            return new MailContent.OfTicket(
                    facts(first, tickets), first.what(), first.changeId(), told, takeLink(first), now);
        }
        var site = siteOfAll(notices);
        if (site.isPresent()) {
            var named = notices.stream()
                    .filter(notice -> notice != site.get())
                    .map(notice -> facts(notice, tickets))
                    .toList();
            return new MailContent.Site(
                    facts(site.get(), tickets),
                    site.get().what(),
                    // If screens were already reported, only the cinema's entry is left: then the mail lists all
                    // screens now dark.
                    named.isEmpty() ? screens.stream().map(this::facts).toList() : named,
                    named.isEmpty() ? 0 : Math.max(0, screens.size() - named.size()),
                    changes(notices),
                    told,
                    takeLink(site.get()),
                    now);
        }
        return new MailContent.Bundle(
                regions.get(first.region()),
                notices.stream()
                        .map(notice -> new MailContent.Line(facts(notice, tickets), notice.what()))
                        .toList(),
                changes(notices),
                told,
                now);
    }

    /** @return the entry of a cinema's ticket, when all other entries are about its screens */
    private static Optional<OutboxEntry> siteOfAll(List<OutboxEntry> notices) {
        return notices.stream()
                .filter(site -> notices.stream()
                        .allMatch(notice -> notice == site || site.ticket().equals(notice.site())))
                .findFirst();
    }

    private TicketFacts facts(OutboxEntry notice, Map<TicketId, TicketContext> tickets) {
        return facts(context(notice, tickets).entry());
    }

    private static TicketContext context(OutboxEntry notice, Map<TicketId, TicketContext> tickets) {
        return Objects.requireNonNull(tickets.get(notice.ticket()), "the ticket of an entry to send exists");
    }

    private TicketFacts facts(QueueEntry entry) {
        var subject = entry.row().subject();
        var cinemaId = subject.cinemaId();
        return TicketFacts.of(
                entry,
                regions.get(subject.region()).name(),
                cinemaId == null ? "" : cinemas.card(cinemaId).phone());
    }

    private @Nullable URI takeLink(OutboxEntry notice) {
        return notice.what().mayBeTaken()
                ? links.link(notice.ticket(), person(notice).mail())
                : null;
    }

    private static Destination.Person person(OutboxEntry notice) {
        return switch (notice.to()) {
            case Destination.Person person -> person;
            case Destination.Program program -> throw new IllegalStateException("no mail goes to " + program.name());
        };
    }

    /** @return the names of everyone notified of the same changes */
    private List<String> told(List<OutboxEntry> notices) {
        var changes = notices.stream().map(OutboxEntry::changeId).collect(Collectors.toSet());
        return outbox.of(notices.stream().map(OutboxEntry::ticket).distinct().toList()).stream()
                .filter(notice -> changes.contains(notice.changeId()))
                .map(OutboxEntry::recipient)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same entries form the same mail, in whatever order. */
    private static String changes(List<OutboxEntry> notices) {
        var ids = notices.stream().map(OutboxEntry::id).sorted().collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
