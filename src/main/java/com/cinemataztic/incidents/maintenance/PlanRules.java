package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.maintenance.PlanResult.Invalid;
import com.cinemataztic.incidents.maintenance.PlanResult.Problem;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checks what is allowed in a window. Pure. */
final class PlanRules {

    /** How far in the past a beginning may lie and still mean "from now", because filling in a form takes time. */
    static final Duration GRACE = Duration.ofMinutes(30);

    /** How far ahead a window may be planned. */
    static final Duration FURTHEST = Duration.ofDays(366);

    private PlanRules() {}

    /** @return why these times of a new window are invalid; empty if they are valid */
    static Optional<Invalid> times(Instant from, Instant until, Instant now, Duration longest) {
        if (from.isBefore(now.minus(GRACE))) {
            return badTimes(Explanation.of("plan.rejected.start-past"));
        }
        if (from.isAfter(now.plus(FURTHEST))) {
            return badTimes(Explanation.of("plan.rejected.start-far", FURTHEST.toDays()));
        }
        return end(from, until, now, longest);
    }

    /** @return why this end of a window with that beginning is invalid; empty if it is valid */
    static Optional<Invalid> end(Instant from, Instant until, Instant now, Duration longest) {
        if (!until.isAfter(from)) {
            return badTimes(Explanation.of("plan.rejected.end-before-start"));
        }
        if (!until.isAfter(now)) {
            return badTimes(Explanation.of("plan.rejected.end-past"));
        }
        return until.isAfter(from.plus(longest))
                ? badTimes(Explanation.of("plan.rejected.too-long", length(longest)))
                : Optional.empty();
    }

    /** @return why the reason is invalid; empty if it is valid */
    static Optional<Invalid> reason(String reason) {
        if (reason.isBlank()) {
            return badReason(Explanation.of("plan.rejected.no-reason"));
        }
        if (reason.length() > MaintenanceWindow.LONGEST_REASON) {
            return badReason(Explanation.of("plan.rejected.reason-long", MaintenanceWindow.LONGEST_REASON));
        }
        return reason.codePoints().allMatch(PlanRules::isOfALine)
                ? Optional.empty()
                : badReason(Explanation.of("plan.rejected.reason-line"));
    }

    /** The reason appears inside other text: it must not break a line or change the text's direction. */
    private static boolean isOfALine(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
        };
    }

    static Explanation length(Duration length) {
        if (length.toHours() % 24 == 0 && length.toDays() > 1) {
            return Explanation.of("plan.length.days", length.toDays());
        }
        return length.toMinutes() % 60 == 0
                ? Explanation.of("plan.length.hours", length.toHours())
                : Explanation.of("plan.length.minutes", length.toMinutes());
    }

    private static Optional<Invalid> badTimes(Explanation reason) {
        return Optional.of(new Invalid(Problem.BAD_TIMES, reason));
    }

    private static Optional<Invalid> badReason(Explanation reason) {
        return Optional.of(new Invalid(Problem.BAD_REASON, reason));
    }
}
