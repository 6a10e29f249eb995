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
import com.cinemataztic.incidents.tickets.board.DueTickets;
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
import java.util.Optional;
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
 *
 * <p>A poll examines the tickets that are due (see {@link TicketQueue#due}), so an unchanged board costs nothing. A
 * change of the ticket, its site, the shows, the maintenance plan or the silences makes it due, and so does the moment
 * that {@link NotificationPolicy#changesAt} names. Settings do not change while the portal runs. Contacts and rotas
 * decide who is notified, not when: they are read when a notification is planned. A ticket stays due until there is
 * nothing to do for it, so a poll that fails is repeated.
 */
@Component
public class NotificationPlanner {

    private static final Logger LOGGER = LoggerFactory.getLogger(NotificationPlanner.class);

    /** The most tickets in one batch: the ticket desk has others to serve, too. */
    private static final int A_ROUND = 500;

    private final TicketQueue queue;
    private final DueTickets due;
    private final TicketContexts contexts;
    private final TicketDesk desk;
    private final Outbox outbox;
    private final Targets targets;
    private final OutgoingWebhooks hooks;
    private final EscalationSettings settings;
    private final Leadership leadership;
    private final Clock clock;

    /**
     * The revision at which a ticket was found suppressed, so seven hundred dark screens are not read twice a second
     * all night.
     */
    private final Map<TicketId, Long> suppressed = new HashMap<>();

    NotificationPlanner(
            TicketQueue queue,
            TicketContexts contexts,
            TicketDesk desk,
            Outbox outbox,
            Targets targets,
            OutgoingWebhooks hooks,
            EscalationSettings settings,
            Leadership leadership,
            Clock clock) {
        this.queue = queue;
        this.due = queue.due();
        this.contexts = contexts;
        this.desk = desk;
        this.outbox = outbox;
        this.targets = targets;
        this.hooks = hooks;
        this.settings = settings;
        this.leadership = leadership;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${portal.notifications.outbox.poll-every:500ms}")
    public void poll() {
        if (!leadership.held()) {
            suppressed.clear();
            due.restart();
            return;
        }
        try {
            while (planSome()) {
                LOGGER.debug("More notifications are pending than fit one round");
            }
        } catch (RuntimeException notNow) {
            LOGGER.warn(
                    "Pending notifications could not be put into the outbox; they stay pending: {}", notNow.toString());
        }
    }

    /** @return whether there may be more */
    private boolean planSome() {
        var now = clock.instant();
        var pending = new ArrayList<TicketContext>();
        for (var row : due.at(now)) {
            if (pending.size() == A_ROUND) {
                break;
            }
            examine(row, now).ifPresent(pending::add);
        }
        if (pending.isEmpty()) {
            return false;
        }
        var round = new Round(now, queue.find(ids(pending)));
        pending.forEach(context -> plan(context, round));
        outbox.put(round.entries);
        if (!round.records.isEmpty()) {
            desk.recordNotifications(round.records);
        }
        pending.forEach(context -> due.postpone(context.entry().id()));
        return pending.size() == A_ROUND && !round.records.isEmpty();
    }

    /** @return the ticket's context if it is worth reading; otherwise the ticket is settled */
    private Optional<TicketContext> examine(TicketRow row, Instant now) {
        if (!mayBePending(row)) {
            suppressed.remove(row.id());
            due.settle(row.id(), null);
            return Optional.empty();
        }
        var context = contexts.of(row);
        if (isWorthReading(context, now)) {
            return Optional.of(context);
        }
        due.settle(row.id(), NotificationPolicy.changesAt(context, settings, now));
        return Optional.empty();
    }

    /** The tickets, and for each cinema's ticket those of its screens: they are notified of together. */
    private static Set<TicketId> ids(List<TicketContext> contexts) {
        return contexts.stream()
                .flatMap(context -> Stream.concat(Stream.of(context.entry()), context.screens().stream()))
                .map(QueueEntry::id)
                .collect(Collectors.toSet());
    }

    /** What one poll finds to notify. */
    private static final class Round {

        private final Instant now;
        private final Map<TicketId, Ticket> tickets;
        private final List<OutboxEntry> entries = new ArrayList<>();
        private final List<NotificationRecord> records = new ArrayList<>();

        Round(Instant now, Map<TicketId, Ticket> tickets) {
            this.now = now;
            this.tickets = tickets;
        }
    }

    private boolean mayBePending(TicketRow row) {
        return row.notificationPendingSince() != null
                || row.state().live() && row.escalation() != null && settings.escalates(row);
    }

    /** Decides from the board alone whether the ticket is worth reading. */
    private boolean isWorthReading(TicketContext context, Instant now) {
        var row = context.entry().row();
        if (NotificationPolicy.suppression(context, settings, now).isPresent()) {
            // What concerns one person is never suppressed: one read for each revision finds it.
            return row.notificationPendingSince() != null
                    && !Long.valueOf(row.revision()).equals(suppressed.get(row.id()));
        }
        suppressed.remove(row.id());
        return row.notificationPendingSince() != null || NotificationPolicy.escalates(context.entry(), settings, now);
    }

    private void plan(TicketContext context, Round round) {
        var ticket = round.tickets.get(context.entry().id());
        if (ticket == null) {
            return;
        }
        var decision = NotificationPolicy.decide(ticket, context, settings, round.now);
        if (decision.suppression() != null) {
            if (joinsSite(context)) {
                nameWithSite(ticket, Objects.requireNonNull(context.site()), round);
                return;
            }
            suppressed.put(ticket.id(), ticket.revision());
        }
        if (!decision.acts()) {
            return;
        }
        var notes = new Notes();
        for (var planned : decision.notifications()) {
            var destinations = targets.of(planned.to(), ticket, round.now).stream()
                    .filter(notes::isNew)
                    .toList();
            var programs = hooks.receivers(planned.what(), ticket);
            notes.add(planned, destinations, programs);
            add(ticket, planned.changeId(), planned.what(), destinations, null, round);
            add(ticket, planned.changeId(), planned.what(), programs, null, round);
            if (planned.to() instanceof Target.Contacts) {
                context.screens().stream()
                        .filter(NotificationPolicy::isNamedWithItsSite)
                        .map(screen -> round.tickets.get(screen.id()))
                        .filter(Objects::nonNull)
                        .forEach(screen -> nameWithSite(screen, ticket, destinations, round));
            }
        }
        round.records.add(
                new NotificationRecord(ticket.id(), decision.changeIds(), decision.level(), notes.line(decision)));
    }

    /**
     * A screen that failed with the others but was reported a moment later is named too; one that fails later is not.
     */
    private boolean joinsSite(TicketContext context) {
        var site = context.site();
        var row = context.entry().row();
        return site != null
                && site.escalation() != null
                && NotificationPolicy.isNamedWithItsSite(context.entry())
                && row.createdAt().isBefore(site.createdAt().plus(settings.rollUpWait()));
    }

    private void nameWithSite(Ticket screen, TicketRow site, Round round) {
        queue.find(Set.of(site.id()))
                .values()
                .forEach(ticket ->
                        nameWithSite(screen, ticket, targets.of(new Target.Contacts(), ticket, round.now), round));
    }

    private void nameWithSite(Ticket screen, Ticket site, List<Destination> destinations, Round round) {
        var pending = screen.pendingNotifications().stream()
                .filter(entry -> NotificationPolicy.isForContacts(entry.kind()))
                .map(TimelineEntry::changeId)
                .toList();
        if (pending.isEmpty()) {
            return;
        }
        add(screen, pending.getFirst(), new TicketEvent.Opened(), destinations, site.id(), round);
        var names = destinations.isEmpty() ? "nobody" : Notes.names(destinations);
        round.records.add(new NotificationRecord(
                screen.id(), Set.copyOf(pending), EscalationPolicy.FIRST, "with " + site.id() + ": " + names));
    }

    private static void add(
            Ticket ticket,
            String changeId,
            TicketEvent what,
            List<Destination> destinations,
            @Nullable TicketId site,
            Round round) {
        destinations.stream()
                .map(to -> OutboxEntry.pending(
                        ticket.id(), changeId, to, ticket.subject().region(), what, site, round.now))
                .forEach(round.entries::add);
    }
}
