package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.QueueEntry;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketQueue;
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

/** Makes one mail of notices to one person about one region, of their tickets as they are now. */
@Component
class Envelope {

    private final TicketQueue queue;
    private final Sights sights;
    private final Outbox outbox;
    private final RegionDirectory regions;
    private final CinemaDesk cinemas;
    private final TakeLink links;
    private final MailWriter writer;

    Envelope(
            TicketQueue queue,
            Sights sights,
            Outbox outbox,
            RegionDirectory regions,
            CinemaDesk cinemas,
            TakeLink links,
            MailWriter writer) {
        this.queue = queue;
        this.sights = sights;
        this.outbox = outbox;
        this.regions = regions;
        this.cinemas = cinemas;
        this.links = links;
        this.writer = writer;
    }

    /** Tickets of notices as they are now. @param entries by their ids; one that is not there is unknown to the store */
    record Standing(Map<TicketId, QueueEntry> entries) {

        /** @return the notice's ticket, null when there is none any more */
        @Nullable
        QueueEntry of(Notice notice) {
            return entries.get(notice.ticket());
        }
    }

    /** @return how the tickets of these notices stand, read from the store */
    Standing standing(List<Notice> notices) {
        var ids = notices.stream().map(Notice::ticket).collect(Collectors.toSet());
        return new Standing(
                queue.find(ids).values().stream().collect(Collectors.toMap(Ticket::id, ticket -> queue.entry(ticket))));
    }

    /**
     * @return why the notice need not go out any more, empty when it has to
     */
    static String over(Notice notice, @Nullable QueueEntry entry) {
        if (entry == null) {
            return "there is no such ticket any more";
        }
        var row = entry.row();
        return switch (notice.what()) {
            case Happening.TakenOver _, Happening.ClosedByItself _ -> "";
            case Happening.Over _ -> row.state().live() ? "it was opened again before this went out" : "";
            case Happening.Escalated _ ->
                row.state() == State.OPEN
                        ? ""
                        : "it was " + (row.state() == State.CLOSED ? "closed" : "taken") + " before this went out";
            case Happening.Opened _, Happening.SeverityRose _, Happening.Reopened _, Happening.LastCall _ ->
                row.state() == State.CLOSED ? "it was closed before this went out" : "";
        };
    }

    /**
     * @param notices at least one, all to one person about tickets of one region
     * @param standing their tickets
     */
    Mail write(List<Notice> notices, Standing standing, Instant now) {
        var to = person(notices.getFirst());
        return writer.write(letter(notices, standing, now), to.mail(), Locale.forLanguageTag(to.language()));
    }

    private Letter letter(List<Notice> notices, Standing standing, Instant now) {
        var first = notices.getFirst();
        var told = told(notices);
        var screens = sights.of(Objects.requireNonNull(standing.of(first))).screens();
        if (notices.size() == 1 && screens.isEmpty()) {
            return new Letter.OfTicket(
                    facts(first, standing), first.what(), first.changeId(), told, takeLink(first), now);
        }
        var site = siteOfAll(notices);
        if (site.isPresent()) {
            var named = notices.stream()
                    .filter(notice -> notice != site.get())
                    .map(notice -> facts(notice, standing))
                    .toList();
            return new Letter.Site(
                    facts(site.get(), standing),
                    site.get().what(),
                    // What was told of before is told of by its cinema alone: then all that is dark now is of interest.
                    named.isEmpty() ? screens.stream().map(this::facts).toList() : named,
                    named.isEmpty() ? 0 : Math.max(0, screens.size() - named.size()),
                    changes(notices),
                    told,
                    takeLink(site.get()),
                    now);
        }
        return new Letter.Bundle(
                regions.get(first.region()),
                notices.stream()
                        .map(notice -> new Letter.Line(facts(notice, standing), notice.what()))
                        .toList(),
                changes(notices),
                told,
                now);
    }

    /** @return the notice of a cinema's ticket, when all the others are of its screens */
    private static Optional<Notice> siteOfAll(List<Notice> notices) {
        return notices.stream()
                .filter(site -> notices.stream()
                        .allMatch(notice -> notice == site || site.ticket().equals(notice.site())))
                .findFirst();
    }

    private TicketFacts facts(Notice notice, Standing standing) {
        return facts(Objects.requireNonNull(standing.of(notice), "what is over is left out before"));
    }

    private TicketFacts facts(QueueEntry entry) {
        var subject = entry.row().subject();
        var cinemaId = subject.cinemaId();
        return TicketFacts.of(
                entry,
                regions.get(subject.region()).name(),
                cinemaId == null ? "" : cinemas.card(cinemaId).phone());
    }

    private @Nullable URI takeLink(Notice notice) {
        return notice.what().mayBeTaken()
                ? links.link(notice.ticket(), person(notice).mail())
                : null;
    }

    private static Addressee.Person person(Notice notice) {
        return switch (notice.to()) {
            case Addressee.Person person -> person;
            case Addressee.Program program -> throw new IllegalStateException("no mail goes to " + program.name());
        };
    }

    /** @return everybody who is told the same, by name */
    private List<String> told(List<Notice> notices) {
        var changes = notices.stream().map(Notice::changeId).collect(Collectors.toSet());
        return outbox.of(notices.stream().map(Notice::ticket).distinct().toList()).stream()
                .filter(notice -> changes.contains(notice.changeId()))
                .map(Notice::recipient)
                .distinct()
                .sorted()
                .toList();
    }

    /** The same notices in one mail are the same mail, whatever their order. */
    private static String changes(List<Notice> notices) {
        var ids = notices.stream().map(Notice::id).sorted().collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
