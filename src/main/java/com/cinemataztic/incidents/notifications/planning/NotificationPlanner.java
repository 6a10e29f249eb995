package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketContexts;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.webhook.OutgoingWebhooks;
import com.cinemataztic.incidents.store.Leadership;
import com.cinemataztic.incidents.tickets.NotificationRecord;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Plans notifications: reads tickets with pending notifications or due escalation steps, puts an entry for each
 * recipient into the outbox, and then records that on the ticket. After a crash anywhere in between it repeats the work
 * without effect: an entry's id is ticket, change and recipient.
 */
@Component
public class NotificationPlanner {

    private static final Logger LOGGER = LoggerFactory.getLogger(NotificationPlanner.class);

    /** The most tickets in one batch: the ticket desk has others to serve, too. */
    private static final int A_ROUND = 500;

    private final TicketQueue queue;
    private final TicketContexts sights;
    private final TicketDesk desk;
    private final Outbox outbox;
    private final Targets audiences;
    private final OutgoingWebhooks hooks;
    private final EscalationSettings settings;
    private final Leadership duty;
    private final Clock clock;

    /**
     * The revision at which a ticket was found suppressed, so seven hundred dark screens are not read twice a second
     * all night.
     */
    private final Map<TicketId, Long> rested = new HashMap<>();

    NotificationPlanner(
            TicketQueue queue,
            TicketContexts sights,
            TicketDesk desk,
            Outbox outbox,
            Targets audiences,
            OutgoingWebhooks hooks,
            EscalationSettings settings,
            Leadership duty,
            Clock clock) {
        this.queue = queue;
        this.sights = sights;
        this.desk = desk;
        this.outbox = outbox;
        this.audiences = audiences;
        this.hooks = hooks;
        this.settings = settings;
        this.duty = duty;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.notifications.outbox.look-every:500ms}")
    public void look() {
        if (!duty.held()) {
            rested.clear();
            return;
        }
        try {
            while (tellSome()) {
                LOGGER.debug("more is owed than is told in one round");
            }
        } catch (RuntimeException notNow) {
            LOGGER.warn("What people are owed could not be put into the outbox, it stays owed: {}", notNow.toString());
        }
    }

    /** @return whether there may be more */
    private boolean tellSome() {
        var now = clock.instant();
        var seen = sights.of(this::mayConcern);
        rested.keySet().retainAll(seen.stream().map(sight -> sight.entry().id()).collect(Collectors.toSet()));
        var concerned = seen.stream()
                .filter(sight -> concerns(sight, now))
                .limit(A_ROUND)
                .toList();
        if (concerned.isEmpty()) {
            return false;
        }
        var round = new Round(now, queue.find(ids(concerned)));
        concerned.forEach(sight -> tell(sight, round));
        outbox.put(round.notices);
        if (!round.tellings.isEmpty()) {
            desk.recordNotifications(round.tellings);
        }
        return concerned.size() == A_ROUND && !round.tellings.isEmpty();
    }

    /** The tickets, and for each cinema's ticket those of its screens: they are notified of together. */
    private static Set<TicketId> ids(List<TicketContext> sights) {
        return sights.stream()
                .flatMap(sight -> Stream.concat(Stream.of(sight.entry()), sight.screens().stream()))
                .map(QueueEntry::id)
                .collect(Collectors.toSet());
    }

    /** What one poll finds to notify. */
    private static final class Round {

        private final Instant now;
        private final Map<TicketId, Ticket> tickets;
        private final List<OutboxEntry> notices = new ArrayList<>();
        private final List<NotificationRecord> tellings = new ArrayList<>();

        Round(Instant now, Map<TicketId, Ticket> tickets) {
            this.now = now;
            this.tickets = tickets;
        }
    }

    private boolean mayConcern(TicketRow row) {
        return row.notificationPendingSince() != null
                || row.state().live() && row.escalation() != null && settings.climbs(row.severity());
    }

    /** Decides from the board alone whether the ticket is worth reading. */
    private boolean concerns(TicketContext sight, Instant now) {
        var row = sight.entry().row();
        if (NotificationPolicy.resting(sight, settings, now).isPresent()) {
            // What concerns one person is never suppressed: one read for each revision finds it.
            return row.notificationPendingSince() != null
                    && !Long.valueOf(row.revision()).equals(rested.get(row.id()));
        }
        rested.remove(row.id());
        return row.notificationPendingSince() != null || NotificationPolicy.climbs(sight.entry(), settings, now);
    }

    private void tell(TicketContext sight, Round round) {
        var ticket = round.tickets.get(sight.entry().id());
        if (ticket == null) {
            return;
        }
        var verdict = NotificationPolicy.decide(ticket, sight, settings, round.now);
        if (verdict.resting() != null) {
            if (joins(sight)) {
                nameWithSite(ticket, Objects.requireNonNull(sight.site()), round);
                return;
            }
            rested.put(ticket.id(), ticket.revision());
        }
        if (!verdict.acts()) {
            return;
        }
        var told = new Notes();
        for (var word : verdict.words()) {
            var addressees = audiences.of(word.to(), ticket, round.now).stream()
                    .filter(told::isNew)
                    .toList();
            var programs = hooks.toldOf(word.what(), ticket);
            told.add(word, addressees, programs);
            owe(ticket, word.changeId(), word.what(), addressees, null, round);
            owe(ticket, word.changeId(), word.what(), programs, null, round);
            if (word.to() instanceof Target.Contacts) {
                sight.screens().stream()
                        .filter(NotificationPolicy::isNamedWithItsSite)
                        .map(screen -> round.tickets.get(screen.id()))
                        .filter(Objects::nonNull)
                        .forEach(screen -> nameWithSite(screen, ticket, addressees, round));
            }
        }
        round.tellings.add(new NotificationRecord(ticket.id(), verdict.changeIds(), verdict.level(), told.line()));
    }

    /**
     * A screen that failed with the others but was reported a moment later is named too; one that fails later is not.
     */
    private boolean joins(TicketContext sight) {
        var site = sight.site();
        var row = sight.entry().row();
        return site != null
                && site.escalation() != null
                && NotificationPolicy.isNamedWithItsSite(sight.entry())
                && row.createdAt().isBefore(site.createdAt().plus(settings.rollUpWait()));
    }

    private void nameWithSite(Ticket screen, TicketRow site, Round round) {
        queue.find(Set.of(site.id()))
                .values()
                .forEach(ticket ->
                        nameWithSite(screen, ticket, audiences.of(new Target.Contacts(), ticket, round.now), round));
    }

    private void nameWithSite(Ticket screen, Ticket site, List<Destination> addressees, Round round) {
        var owed = screen.pendingNotifications().stream()
                .filter(entry -> NotificationPolicy.isForContacts(entry.kind()))
                .map(TimelineEntry::changeId)
                .toList();
        if (owed.isEmpty()) {
            return;
        }
        owe(screen, owed.getFirst(), new TicketEvent.Opened(), addressees, site.id(), round);
        var names = addressees.isEmpty() ? "nobody" : names(addressees);
        round.tellings.add(new NotificationRecord(
                screen.id(), Set.copyOf(owed), EscalationPolicy.FIRST, "with " + site.id() + ": " + names));
    }

    private static void owe(
            Ticket ticket,
            String changeId,
            TicketEvent what,
            List<Destination> addressees,
            @Nullable TicketId site,
            Round round) {
        addressees.stream()
                .map(to -> OutboxEntry.owed(
                        ticket.id(), changeId, to, ticket.subject().region(), what, site, round.now))
                .forEach(round.notices::add);
    }

    private static String names(List<Destination> addressees) {
        return String.join(", ", addressees.stream().map(Destination::name).toList());
    }

    /** Collects who is notified in one go: nobody twice. Also writes the line for the timeline. */
    private static final class Notes {

        private final List<String> ids = new ArrayList<>();
        private final List<String> parts = new ArrayList<>();

        boolean isNew(Destination to) {
            return !ids.contains(to.id());
        }

        /** A webhook receives every change. Its notification does not count as one to people. */
        void add(PlannedNotification word, List<Destination> addressees, List<Destination> programs) {
            addressees.forEach(to -> ids.add(to.id()));
            var names = (addressees.isEmpty() ? nobody(word) : names(addressees))
                    + (programs.isEmpty() ? "" : " (and " + names(programs) + ")");
            parts.add(
                    switch (word.what()) {
                        case TicketEvent.Escalated(var level) -> "level " + level + ": " + names;
                        case TicketEvent.LastCall() -> "last call: " + names;
                        case TicketEvent.Opened _,
                                TicketEvent.SeverityRose _,
                                TicketEvent.Reopened _,
                                TicketEvent.TakenOver _,
                                TicketEvent.ClosedByItself _,
                                TicketEvent.Over _ -> names;
                    });
        }

        private static String nobody(PlannedNotification word) {
            return switch (word.to()) {
                case Target.Holder(var name) -> "nobody: how " + name + " is told is not known";
                case Target.NotYetTold() -> "nobody else";
                case Target.Level _ -> "nobody who does not know it already";
                case Target.Contacts _, Target.HolderElseContacts _ -> "nobody: there is no contact for it";
            };
        }

        String line() {
            return parts.isEmpty() ? "nobody: it was over before that" : String.join("; ", parts);
        }
    }
}
