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
     * @param entries at least one, all to one person about tickets of one region
     * @param tickets their tickets
     */
    Mail write(List<OutboxEntry> entries, Map<TicketId, TicketContext> tickets, Instant now) {
        var to = person(entries.getFirst());
        return writer.write(content(entries, tickets, now), to.mail(), Locale.forLanguageTag(to.language()));
    }

    private MailContent content(List<OutboxEntry> entries, Map<TicketId, TicketContext> tickets, Instant now) {
        var first = entries.getFirst();
        var notified = notified(entries);
        var screens = context(first, tickets).screens();
        if (entries.size() == 1 && screens.isEmpty()) {
            return new MailContent.OfTicket(
                    facts(first, tickets), first.what(), first.changeId(), notified, takeLink(first), now);
        }
        var site = siteOfAll(entries);
        if (site.isPresent()) {
            var named = entries.stream()
                    .filter(entry -> entry != site.get())
                    .map(entry -> facts(entry, tickets))
                    .toList();
            return new MailContent.Site(
                    facts(site.get(), tickets),
                    site.get().what(),
                    // If screens were already reported, only the cinema's entry is left: then the mail lists all
                    // screens now dark.
                    named.isEmpty() ? screens.stream().map(this::facts).toList() : named,
                    named.isEmpty() ? 0 : Math.max(0, screens.size() - named.size()),
                    changes(entries),
                    notified,
                    takeLink(site.get()),
                    now);
        }
        return new MailContent.Bundle(
                regions.get(first.region()),
                entries.stream()
                        .map(entry -> new MailContent.Line(facts(entry, tickets), entry.what()))
                        .toList(),
                changes(entries),
                notified,
                now);
    }

    /** @return the entry of a cinema's ticket, when all other entries are about its screens */
    private static Optional<OutboxEntry> siteOfAll(List<OutboxEntry> entries) {
        return entries.stream()
                .filter(site -> entries.stream()
                        .allMatch(entry -> entry == site || site.ticket().equals(entry.site())))
                .findFirst();
    }

    private TicketFacts facts(OutboxEntry entry, Map<TicketId, TicketContext> tickets) {
        return facts(context(entry, tickets).entry());
    }

    private static TicketContext context(OutboxEntry entry, Map<TicketId, TicketContext> tickets) {
        return Objects.requireNonNull(tickets.get(entry.ticket()), "the ticket of an entry to send exists");
    }

    private TicketFacts facts(QueueEntry entry) {
        var subject = entry.row().subject();
        var cinemaId = subject.cinemaId();
        return TicketFacts.of(
                entry,
                regions.get(subject.region()).name(),
                cinemaId == null ? "" : cinemas.card(cinemaId).phone());
    }

    private @Nullable URI takeLink(OutboxEntry entry) {
        return entry.what().mayBeTaken()
                ? links.link(entry.ticket(), person(entry).mail())
                : null;
    }

    private static Destination.Person person(OutboxEntry entry) {
        return switch (entry.to()) {
            case Destination.Person person -> person;
            case Destination.Program program -> throw new IllegalStateException("no mail goes to " + program.name());
        };
    }

    /** @return the names of everyone notified of the same changes */
    private List<String> notified(List<OutboxEntry> entries) {
        var changes = entries.stream().map(OutboxEntry::changeId).collect(Collectors.toSet());
        return outbox.of(entries.stream().map(OutboxEntry::ticket).distinct().toList()).stream()
                .filter(entry -> changes.contains(entry.changeId()))
                .map(OutboxEntry::recipient)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same entries form the same mail, in whatever order. */
    private static String changes(List<OutboxEntry> entries) {
        var ids = entries.stream().map(OutboxEntry::id).sorted().collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
