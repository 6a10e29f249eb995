package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is notified of what, and when. Pure: the inputs are a ticket, its current context and the moment.
 *
 * <p>What concerns one person (the ticket was taken over from them, or closed while they worked on it) is sent at once.
 * What concerns the contacts waits while notifications are suppressed, and is dropped if the ticket is closed by then.
 */
final class NotificationPolicy {

    private NotificationPolicy() {}

    /**
     * @param ticket as stored
     * @param context its current context
     */
    static NotificationDecision decide(Ticket ticket, TicketContext context, EscalationSettings settings, Instant now) {
        var notifications = new ArrayList<PlannedNotification>();
        var done = new HashSet<String>();
        var forContacts = new ArrayList<TimelineEntry>();
        for (var pending : ticket.pendingNotifications()) {
            if (isForContacts(pending.kind())) {
                forContacts.add(pending);
            } else {
                done.add(pending.changeId());
                forAssignee(pending).ifPresent(notifications::add);
            }
        }
        if (!ticket.state().live()) {
            forContacts.forEach(entryOver -> done.add(entryOver.changeId()));
            return new NotificationDecision(notifications, done, 0, null);
        }
        var suppression = suppression(context, settings, now);
        if (suppression.isPresent()) {
            return new NotificationDecision(notifications, done, 0, forContacts.isEmpty() ? null : suppression.get());
        }
        var level = 0;
        var reached = ticket.escalation();
        if (!forContacts.isEmpty()) {
            forContacts.forEach(notifiedEntry -> done.add(notifiedEntry.changeId()));
            var planned = forContacts(forContacts, reached != null);
            notifications.add(ticket.fault().isDrill() ? planned.asDrill() : planned);
            level = reached == null ? EscalationPolicy.FIRST : 0;
            reached = reached == null ? new EscalationState(EscalationPolicy.FIRST, now) : reached;
        }
        var escalation = escalation(ticket, context.entry().deadline(), reached, settings, now);
        if (escalation.isPresent()) {
            if (!isTakenAtLastCall(ticket, context.entry().deadline(), settings)) {
                notifications.add(escalation.get());
            }
            level = escalation.get().to() instanceof Target.Level(var higher) ? higher : EscalationPolicy.LAST_CALL;
        }
        return new NotificationDecision(notifications, done, level, null);
    }

    /** @return whether an escalation step may be due, as far as the board knows */
    static boolean escalates(QueueEntry entry, EscalationSettings settings, Instant now) {
        var row = entry.row();
        var reached = row.escalation();
        if (!row.state().live() || reached == null || !settings.escalates(row)) {
            return false;
        }
        var steps = settings.steps(row.subject().region(), row.severity());
        return row.state() == State.OPEN
                ? EscalationPolicy.due(reached, entry.deadline(), steps, now) > reached.level()
                : reached.level() < EscalationPolicy.LAST_CALL
                        && EscalationPolicy.isLastCall(entry.deadline(), steps, now);
    }

    /**
     * The next moment at which time alone may end the suppression or make an escalation step due. Any moment at which
     * nothing becomes due is harmless, so all that the rules compare with the time are listed, whether they count now
     * or not.
     *
     * @return null when time alone changes nothing
     */
    static @Nullable Instant changesAt(TicketContext context, EscalationSettings settings, Instant now) {
        return Stream.concat(Stream.of(context.entry()), context.screens().stream())
                .flatMap(entry -> moments(entry, settings, now))
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<Instant> moments(QueueEntry entry, EscalationSettings settings, Instant now) {
        var moments = new ArrayList<Instant>();
        var row = entry.row();
        var steps = settings.steps(row.subject().region(), row.severity());
        var show = entry.deadline().at();
        if (show != null) {
            moments.add(show);
            moments.add(show.minus(steps.beforeShow()));
            moments.add(show.minus(steps.lastCall()));
            moments.add(show.minus(settings.rollUpUnless()));
        }
        var reached = row.escalation();
        if (reached != null) {
            moments.add(EscalationPolicy.nextUntaken(reached, steps, now));
        }
        var pending = row.notificationPendingSince();
        if (pending != null) {
            moments.add(pending.plus(settings.rollUpWait()));
        }
        Optional.ofNullable(entry.darkUntil()).ifPresent(moments::add);
        planned(entry).map(Suppression::until).ifPresent(moments::add);
        return moments.stream();
    }

    /** @return why nobody is notified of the ticket now; empty when people may be */
    static Optional<Suppression> suppression(TicketContext context, EscalationSettings settings, Instant now) {
        if (context.site() != null) {
            return Optional.of(new Suppression(Suppression.Reason.UNDER_SITE, null));
        }
        var entry = context.entry();
        var planned = planned(entry).or(() -> allPlanned(context.screens()));
        if (planned.isPresent()) {
            return planned;
        }
        if (entry.darkUntil() != null) {
            return Optional.of(new Suppression(Suppression.Reason.DARK_HOURS, entry.darkUntil()));
        }
        if (entry.row().recoveredAt() != null) {
            return Optional.of(new Suppression(Suppression.Reason.RECOVERING, null));
        }
        return rollUp(entry, settings, now);
    }

    /**
     * @return whether a screen is named in its cinema's mail: its notification is pending, and neither maintenance nor a
     *     silence covers it
     */
    static boolean isNamedWithItsSite(QueueEntry screen) {
        return screen.row().notificationPendingSince() != null
                && planned(screen).isEmpty();
    }

    private static Optional<Suppression> planned(QueueEntry entry) {
        var maintenance = entry.maintenance();
        if (maintenance != null) {
            return Optional.of(new Suppression(Suppression.Reason.MAINTENANCE, maintenance.end()));
        }
        var silence = entry.silence();
        return silence == null
                ? Optional.empty()
                : Optional.of(new Suppression(Suppression.Reason.SILENCED, silence.until()));
    }

    /** A cinema whose dark screens are all planned to be dark notifies nobody until the first of these plans ends. */
    private static Optional<Suppression> allPlanned(List<QueueEntry> screens) {
        var planned = screens.stream()
                .map(NotificationPolicy::planned)
                .flatMap(Optional::stream)
                .toList();
        return planned.isEmpty() || planned.size() < screens.size()
                ? Optional.empty()
                : planned.stream()
                        .min(Comparator.comparing(Suppression::until, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    /**
     * A machine that goes offline may be the first of its cinema, and a cinema's ticket may be opened before its last
     * screen fails.
     */
    private static Optional<Suppression> rollUp(QueueEntry entry, EscalationSettings settings, Instant now) {
        var row = entry.row();
        var notificationPendingSince = row.notificationPendingSince();
        if (!row.fault().isOffline() || row.subject().cinemaId() == null || notificationPendingSince == null) {
            return Optional.empty();
        }
        var show = entry.deadline().at();
        var pressing = entry.deadline().kind() != Deadline.Kind.NEXT_SHOW
                || show == null
                || !now.isBefore(show.minus(settings.rollUpUnless()));
        var until = notificationPendingSince.plus(settings.rollUpWait());
        return pressing || !now.isBefore(until)
                ? Optional.empty()
                : Optional.of(new Suppression(Suppression.Reason.ROLL_UP, until));
    }

    /** @return whether a change of that kind concerns the contacts, and not the person who worked on the ticket */
    static boolean isForContacts(Kind kind) {
        return kind != Kind.ASSIGNED && kind != Kind.CLOSED;
    }

    private static Optional<PlannedNotification> forAssignee(TimelineEntry pending) {
        var holder = pending.holder();
        if (holder == null || holder.equals(pending.who())) {
            return Optional.empty();
        }
        var what = pending.kind() == Kind.CLOSED
                ? new TicketEvent.ClosedByItself()
                : new TicketEvent.TakenOver(pending.who());
        return Optional.of(new PlannedNotification(what, pending.changeId(), new Target.Holder(holder)));
    }

    /** One notification for all pending changes: the mail shows the ticket's current state. */
    private static PlannedNotification forContacts(List<TimelineEntry> pending, boolean notified) {
        for (var entry : pending) {
            if (entry.kind() == Kind.OPENED) {
                return new PlannedNotification(new TicketEvent.Opened(), entry.changeId(), new Target.Contacts());
            }
        }
        for (var entry : pending.reversed()) {
            if (entry.kind() == Kind.REOPENED) {
                var holder = entry.holder();
                return new PlannedNotification(
                        new TicketEvent.Reopened(),
                        entry.changeId(),
                        holder == null || holder.equals(entry.who())
                                ? new Target.Contacts()
                                : new Target.HolderElseContacts(holder));
            }
        }
        var rest = pending.stream().filter(it -> it.kind() != Kind.UNDONE).toList();
        if (rest.isEmpty()) {
            return PlannedNotification.ofUndoneClose(pending.getLast().changeId(), notified);
        }
        var last = rest.getLast();
        var before = last.severityBefore();
        return before != null
                ? new PlannedNotification(
                        new TicketEvent.SeverityRose(before), last.changeId(), new Target.NotYetNotified())
                : new PlannedNotification(new TicketEvent.Opened(), last.changeId(), new Target.NotYetNotified());
    }

    private static Optional<PlannedNotification> escalation(
            Ticket ticket,
            Deadline deadline,
            @Nullable EscalationState reached,
            EscalationSettings settings,
            Instant now) {
        if (reached == null || !settings.escalates(ticket)) {
            return Optional.empty();
        }
        var steps = settings.steps(ticket.subject().region(), ticket.severity());
        if (ticket.state() == State.OPEN) {
            var due = EscalationPolicy.due(reached, deadline, steps, now);
            return due <= reached.level()
                    ? Optional.empty()
                    : Optional.of(new PlannedNotification(
                            new TicketEvent.Escalated(due), step(ticket, due), new Target.Level(due)));
        }
        // A taken ticket does not escalate. But its assignee is notified when the show is about to begin.
        var holder = ticket.assignee();
        return holder == null
                        || ticket.escalation() == null
                        || reached.level() >= EscalationPolicy.LAST_CALL
                        || !EscalationPolicy.isLastCall(deadline, steps, now)
                ? Optional.empty()
                : Optional.of(new PlannedNotification(
                        new TicketEvent.LastCall(),
                        step(ticket, EscalationPolicy.LAST_CALL),
                        new Target.HolderElseContacts(holder)));
    }

    /** @return whether the assignee took the ticket when the last call was due: they know how near the show is */
    private static boolean isTakenAtLastCall(Ticket ticket, Deadline deadline, EscalationSettings settings) {
        var steps = settings.steps(ticket.subject().region(), ticket.severity());
        return ticket.state() == State.INPROGRESS
                && ticket.timeline().reversed().stream()
                        .filter(entry -> entry.kind() == Kind.TAKEN || entry.kind() == Kind.ASSIGNED)
                        .findFirst()
                        .filter(entry -> entry.who().equals(ticket.assignee()))
                        .filter(entry -> EscalationPolicy.isLastCall(deadline, steps, entry.at()))
                        .isPresent();
    }

    /**
     * A step keeps its change id however often it is reached, until the ticket is opened, re-opened or released again.
     */
    private static String step(Ticket ticket, int level) {
        var opened = ticket.timeline().reversed().stream()
                .filter(entry ->
                        Set.of(Kind.OPENED, Kind.REOPENED, Kind.RELEASED).contains(entry.kind()))
                .findFirst()
                .map(TimelineEntry::changeId)
                .orElseGet(ticket::changeId);
        return opened + ".level-" + level;
    }
}
