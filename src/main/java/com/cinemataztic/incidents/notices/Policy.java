package com.cinemataztic.incidents.notices;

import com.cinemataztic.incidents.tickets.Deadline;
import com.cinemataztic.incidents.tickets.QueueEntry;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.TimelineEntry;
import com.cinemataztic.incidents.tickets.TimelineEntry.Kind;
import com.cinemataztic.incidents.tickets.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what, and when. Pure: it decides on a ticket, on what is known of it right now, and on the moment.
 *
 * <p>What concerns one person (it was taken from them, it closed under their hands) goes out at once. What concerns the
 * contacts rests while nobody is to be disturbed, and is struck out if the ticket is closed by then.
 */
final class Policy {

    private Policy() {}

    /**
     * @param ticket as it is kept
     * @param sight what is known of it right now
     */
    static Verdict decide(Ticket ticket, Sight sight, LadderSettings settings, Instant now) {
        var words = new ArrayList<Word>();
        var done = new HashSet<String>();
        var forContacts = new ArrayList<TimelineEntry>();
        for (var owed : ticket.owed()) {
            if (isForContacts(owed.kind())) {
                forContacts.add(owed);
            } else {
                done.add(owed.changeId());
                forHolder(owed).ifPresent(words::add);
            }
        }
        if (!ticket.state().live()) {
            forContacts.forEach(entryOver -> done.add(entryOver.changeId()));
            return new Verdict(words, done, 0, null);
        }
        var resting = resting(sight, settings, now);
        if (resting.isPresent()) {
            return new Verdict(words, done, 0, forContacts.isEmpty() ? null : resting.get());
        }
        var level = 0;
        var told = ticket.told();
        if (!forContacts.isEmpty()) {
            forContacts.forEach(entryTold -> done.add(entryTold.changeId()));
            words.add(forContacts(forContacts));
            level = told == null ? Ladder.FIRST : 0;
            told = told == null ? new Told(Ladder.FIRST, now) : told;
        }
        var climb = climb(ticket, sight.entry().deadline(), told, settings, now);
        if (climb.isPresent()) {
            words.add(climb.get());
            level = climb.get().to() instanceof Audience.Level(var higher) ? higher : Ladder.LAST_CALL;
        }
        return new Verdict(words, done, level, null);
    }

    /** @return whether a step of the ladder may be due, as far as the board knows */
    static boolean climbs(QueueEntry entry, LadderSettings settings, Instant now) {
        var row = entry.row();
        var told = row.told();
        if (!row.state().live() || told == null || !settings.climbs(row.severity())) {
            return false;
        }
        var steps = settings.steps(row.subject().region(), row.severity());
        return row.state() == State.OPEN
                ? Ladder.due(told, entry.deadline(), steps, now) > told.level()
                : told.level() < Ladder.LAST_CALL && Ladder.isLastCall(entry.deadline(), steps, now);
    }

    /** @return why nobody is told of the ticket now; empty when people may be told */
    static Optional<Resting> resting(Sight sight, LadderSettings settings, Instant now) {
        if (sight.site() != null) {
            return Optional.of(new Resting(Resting.Reason.UNDER_SITE, null));
        }
        var entry = sight.entry();
        var planned = planned(entry).or(() -> allPlanned(sight.screens()));
        if (planned.isPresent()) {
            return planned;
        }
        if (entry.darkUntil() != null) {
            return Optional.of(new Resting(Resting.Reason.DARK_HOURS, entry.darkUntil()));
        }
        if (entry.row().recoveredAt() != null) {
            return Optional.of(new Resting(Resting.Reason.RECOVERING, null));
        }
        return rollUp(entry, settings, now);
    }

    /** @return whether a screen is named in its cinema's mail: not while somebody works on it as planned */
    static boolean isNamedWithItsSite(QueueEntry screen) {
        return screen.row().owedSince() != null && planned(screen).isEmpty();
    }

    private static Optional<Resting> planned(QueueEntry entry) {
        var maintenance = entry.maintenance();
        if (maintenance != null) {
            return Optional.of(new Resting(Resting.Reason.MAINTENANCE, maintenance.end()));
        }
        var silence = entry.silence();
        return silence == null ? Optional.empty() : Optional.of(new Resting(Resting.Reason.SILENCED, silence.until()));
    }

    /** A cinema all of whose dark screens are planned to be dark is nobody's business, until the first of it ends. */
    private static Optional<Resting> allPlanned(List<QueueEntry> screens) {
        var planned =
                screens.stream().map(Policy::planned).flatMap(Optional::stream).toList();
        return planned.isEmpty() || planned.size() < screens.size()
                ? Optional.empty()
                : planned.stream()
                        .min(Comparator.comparing(Resting::until, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    /** A machine that goes off may be the first of its cinema; and a cinema's ticket may be early for the last of them. */
    private static Optional<Resting> rollUp(QueueEntry entry, LadderSettings settings, Instant now) {
        var row = entry.row();
        var owedSince = row.owedSince();
        if (!row.fault().isOffline() || row.subject().cinemaId() == null || owedSince == null) {
            return Optional.empty();
        }
        var show = entry.deadline().at();
        var pressing = entry.deadline().kind() != Deadline.Kind.NEXT_SHOW
                || show == null
                || show.minus(settings.rollUpUnless()).isBefore(now);
        var until = owedSince.plus(settings.rollUpWait());
        return pressing || !now.isBefore(until)
                ? Optional.empty()
                : Optional.of(new Resting(Resting.Reason.ROLL_UP, until));
    }

    /** @return whether a change of that kind concerns the contacts, and not the one who worked on it */
    static boolean isForContacts(Kind kind) {
        return kind != Kind.ASSIGNED && kind != Kind.CLOSED;
    }

    private static Optional<Word> forHolder(TimelineEntry owed) {
        var holder = owed.holder();
        if (holder == null || holder.equals(owed.who())) {
            return Optional.empty();
        }
        var what = owed.kind() == Kind.CLOSED ? new Happening.ClosedByItself() : new Happening.TakenOver(owed.who());
        return Optional.of(new Word(what, owed.changeId(), new Audience.Holder(holder)));
    }

    /** One word for all of it: the mail says how the ticket now is. */
    private static Word forContacts(List<TimelineEntry> owed) {
        for (var entry : owed) {
            if (entry.kind() == Kind.OPENED) {
                return new Word(new Happening.Opened(), entry.changeId(), new Audience.Contacts());
            }
        }
        for (var entry : owed.reversed()) {
            if (entry.kind() == Kind.REOPENED) {
                var holder = entry.holder();
                return new Word(
                        new Happening.Reopened(),
                        entry.changeId(),
                        holder == null || holder.equals(entry.who())
                                ? new Audience.Contacts()
                                : new Audience.HolderElseContacts(holder));
            }
        }
        var last = owed.getLast();
        var before = last.severityBefore();
        return before != null
                ? new Word(new Happening.SeverityRose(before), last.changeId(), new Audience.NotYetTold())
                : new Word(new Happening.Opened(), last.changeId(), new Audience.NotYetTold());
    }

    private static Optional<Word> climb(
            Ticket ticket, Deadline deadline, @Nullable Told told, LadderSettings settings, Instant now) {
        if (told == null || !settings.climbs(ticket.severity())) {
            return Optional.empty();
        }
        var steps = settings.steps(ticket.subject().region(), ticket.severity());
        if (ticket.state() == State.OPEN) {
            var due = Ladder.due(told, deadline, steps, now);
            return due <= told.level()
                    ? Optional.empty()
                    : Optional.of(new Word(new Happening.Escalated(due), step(ticket, due), new Audience.Level(due)));
        }
        // Taken, the ladder stops; but the one who took it hears that the show is about to begin.
        var holder = ticket.assignee();
        return holder == null
                        || ticket.told() == null
                        || told.level() >= Ladder.LAST_CALL
                        || !Ladder.isLastCall(deadline, steps, now)
                ? Optional.empty()
                : Optional.of(new Word(
                        new Happening.LastCall(),
                        step(ticket, Ladder.LAST_CALL),
                        new Audience.HolderElseContacts(holder)));
    }

    /** The same step is the same word, however often it is come to: until the ticket is opened or given back anew. */
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
