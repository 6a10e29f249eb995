package com.cinemataztic.incidents.notifications.planning;

import static com.cinemataztic.incidents.notifications.planning.PolicyCases.OLGA;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.SETTINGS;
import static com.cinemataztic.incidents.notifications.planning.PolicyCases.notified;
import static com.cinemataztic.incidents.support.Given.NOON;
import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.Schedule;
import com.cinemataztic.incidents.notifications.TicketContext;
import com.cinemataztic.incidents.tickets.Ticket;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.monitoring.Silence;
import com.cinemataztic.incidents.tickets.rules.OpenTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A reader that waits for the moments that the policy names misses nothing: each case is followed for hours, once by these
 * moments and once every second.
 */
class NotificationMomentsTests {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Instant END = NOON.plus(Duration.ofHours(14));
    private static final Duration QUIET_LEAD = Duration.ofHours(4);

    private static final Ticket OPENED = OpenTicket.of("DK-1", offline("s1").error("wrong-resolution"), NOON);
    private static final Ticket DARK = OpenTicket.of("DK-1", offline("s1"), NOON);
    private static final Map<String, Ticket> TICKETS = Map.of(
            "pending", OPENED,
            "pending, offline", DARK,
            "notified", notified(OPENED),
            "notified, offline", notified(DARK),
            "taken", OpenTicket.moved(notified(OPENED), new Transition.Take(), OLGA, NOON.plusSeconds(2)));
    private static final Map<String, List<Schedule>> SHOWS = Map.of(
            "unknown", List.of(new Schedule(null, null, null, NOON)),
            "in 40 min", List.of(next(40)),
            "in 12 h", List.of(next(720)),
            "now and in 3 h", List.of(new Schedule(NOON, NOON.plusSeconds(600), NOON.plusSeconds(10_800), NOON)),
            "in 2 h and in 12 h on two screens", List.of(next(120), next(720)));
    private static final List<Duration> SILENCES = List.of(Duration.ZERO, Duration.ofMinutes(7), Duration.ofHours(9));

    private record Case(String name, Ticket ticket, List<Schedule> shows, Duration silence) {
        @Override
        public String toString() {
            return name;
        }

        /** @return whether the ticket is worth reading at that moment */
        boolean isDue(Instant now) {
            var context = context(now);
            return NotificationPolicy.suppression(context, SETTINGS, now).isEmpty()
                    && (ticket.notificationPendingSince() != null
                            || NotificationPolicy.escalates(context.entry(), SETTINGS, now));
        }

        TicketContext context(Instant now) {
            var screens = shows.size() == 1
                    ? List.<QueueEntry>of()
                    : shows.stream()
                            .map(show -> entry(deadline(show, now), now))
                            .toList();
            var soonest = shows.stream()
                    .map(show -> deadline(show, now))
                    .min(Deadline.soonest(now))
                    .orElseThrow();
            return new TicketContext(entry(soonest, now), null, screens);
        }

        private QueueEntry entry(Deadline deadline, Instant now) {
            var until = NOON.plus(silence);
            var silent = now.isBefore(until) ? new Silence("ops", until, "") : null;
            return PolicyCases.entry(ticket, deadline, silent, darkUntil(deadline, now));
        }

        private @Nullable Instant darkUntil(Deadline deadline, Instant now) {
            if (!ticket.fault().isOffline() || deadline.kind() != Deadline.Kind.NEXT_SHOW) {
                return null;
            }
            var end = Objects.requireNonNull(deadline.at()).minus(QUIET_LEAD);
            return now.isBefore(end) ? end : null;
        }
    }

    static Stream<Case> cases() {
        return TICKETS.entrySet().stream()
                .flatMap(ticket -> SHOWS.entrySet().stream()
                        .flatMap(shows -> SILENCES.stream()
                                .map(silence -> new Case(
                                        ticket.getKey() + "; show " + shows.getKey() + "; silent for " + silence,
                                        ticket.getValue(),
                                        shows.getValue(),
                                        silence))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theMomentsLeadToTheFirstMomentAtWhichTheTicketIsDue(Case it) {
        assertThat(byMoments(it)).isEqualTo(everySecond(it));
    }

    private static @Nullable Instant byMoments(Case it) {
        @Nullable Instant now = NOON;
        while (now != null && now.isBefore(END) && !it.isDue(now)) {
            now = NotificationPolicy.changesAt(it.context(now), SETTINGS, now);
        }
        return now != null && now.isBefore(END) ? now : null;
    }

    private static @Nullable Instant everySecond(Case it) {
        for (var now = NOON; now.isBefore(END); now = now.plus(STEP)) {
            if (it.isDue(now)) {
                return now;
            }
        }
        return null;
    }

    private static Schedule next(int minutes) {
        return new Schedule(null, null, NOON.plus(Duration.ofMinutes(minutes)), NOON);
    }

    private static Deadline deadline(Schedule shows, Instant now) {
        var until = shows.inProgressUntil(now);
        var next = shows.nextAfter(now);
        return until != null
                ? new Deadline(Deadline.Kind.MISSING_NOW, until)
                : next != null ? new Deadline(Deadline.Kind.NEXT_SHOW, next) : Deadline.UNKNOWN;
    }
}
