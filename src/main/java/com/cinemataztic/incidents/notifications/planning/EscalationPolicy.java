package com.cinemataztic.incidents.notifications.planning;

import com.cinemataztic.incidents.oncall.EscalationLevels;
import com.cinemataztic.incidents.oncall.Recipient;
import com.cinemataztic.incidents.oncall.Recipients;
import com.cinemataztic.incidents.tickets.EscalationState;
import com.cinemataztic.incidents.tickets.board.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides the escalation level of a ticket. Each step that has passed raises it by one. Steps that passed while
 * notifications were suppressed, or before the ticket was opened, lead to one notification to the highest level. Pure.
 */
final class EscalationPolicy {

    /** The level that is notified first. */
    static final int FIRST = 1;

    /** Everybody: the last call. */
    static final int LAST_CALL = 4;

    private EscalationPolicy() {}

    /**
     * @param reached the present level, and since when the first level has had time to react
     * @return the highest level that is due at that moment, from {@link #FIRST} to {@link #LAST_CALL}
     */
    static int due(EscalationState reached, Deadline deadline, EscalationDelays steps, Instant now) {
        var waited = Duration.between(reached.at(), now);
        var show = deadline.at();
        return switch (deadline.kind()) {
            // There is no show to count back from, and one may begin any time. So each period without a taker adds a
            // level.
            case UNKNOWN -> (int) Math.min(LAST_CALL, FIRST + Math.max(0, waited.dividedBy(steps.untaken())));
            case MISSING_NOW -> FIRST + 2 + passed(waited, steps);
            case NEXT_SHOW ->
                FIRST
                        + passed(waited, steps)
                        + (show != null && !now.isBefore(show.minus(steps.beforeShow())) ? 1 : 0)
                        + (show != null && isLastCall(deadline, steps, now) ? 1 : 0);
        };
    }

    /** @return the next moment at which another period without a taker has passed */
    static Instant nextUntaken(EscalationState reached, EscalationDelays steps, Instant now) {
        var periods = Math.max(0, Duration.between(reached.at(), now).dividedBy(steps.untaken())) + 1;
        return reached.at().plus(steps.untaken().multipliedBy(periods));
    }

    /** @return whether the next show is so near that the last call is due, even if somebody is working on the ticket */
    static boolean isLastCall(Deadline deadline, EscalationDelays steps, Instant now) {
        var show = deadline.at();
        return deadline.kind() == Deadline.Kind.NEXT_SHOW
                && show != null
                && !now.isBefore(show.minus(steps.lastCall()));
    }

    private static int passed(Duration waited, EscalationDelays steps) {
        return waited.compareTo(steps.untaken()) >= 0 ? 1 : 0;
    }

    /**
     * @return the recipients at that level. For an empty level: those of the next higher level that has any, else of
     *     the nearest lower one
     */
    static List<Recipient> at(int level, EscalationLevels levels) {
        if (level >= LAST_CALL) {
            return Recipients.once(levels.all().stream().flatMap(List::stream));
        }
        var all = levels.all();
        return Stream.concat(all.subList(level - 1, all.size()).stream(), all.subList(0, level - 1).reversed().stream())
                .filter(recipients -> !recipients.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
