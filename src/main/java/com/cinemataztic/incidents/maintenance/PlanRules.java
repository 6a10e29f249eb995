package com.cinemataztic.incidents.maintenance;

import com.cinemataztic.incidents.maintenance.PlanResult.Invalid;
import com.cinemataztic.incidents.maintenance.PlanResult.Problem;
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
            return badTimes("It begins in the past. It can begin now or later.");
        }
        if (from.isAfter(now.plus(FURTHEST))) {
            return badTimes("It begins too far ahead: it must begin within " + FURTHEST.toDays() + " days.");
        }
        return end(from, until, now, longest);
    }

    /** @return why this end of a window with that beginning is invalid; empty if it is valid */
    static Optional<Invalid> end(Instant from, Instant until, Instant now, Duration longest) {
        if (!until.isAfter(from)) {
            return badTimes("It ends before it begins.");
        }
        if (!until.isAfter(now)) {
            return badTimes("It ends in the past.");
        }
        return until.isAfter(from.plus(longest))
                ? badTimes("It is too long: a window lasts at most " + words(longest) + ".")
                : Optional.empty();
    }

    /** @return why the reason is invalid; empty if it is valid */
    static Optional<Invalid> reason(String reason) {
        if (reason.isBlank()) {
            return Optional.of(new Invalid(
                    Problem.BAD_REASON, "Give a reason: anyone who finds the screen dark will want to know."));
        }
        if (reason.length() > MaintenanceWindow.LONGEST_REASON) {
            return Optional.of(new Invalid(
                    Problem.BAD_REASON, "A reason has at most " + MaintenanceWindow.LONGEST_REASON + " characters."));
        }
        return reason.codePoints().allMatch(PlanRules::isOfALine)
                ? Optional.empty()
                : Optional.of(new Invalid(Problem.BAD_REASON, "A reason is one line without control characters."));
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

    static String words(Duration length) {
        if (length.toHours() % 24 == 0 && length.toDays() > 1) {
            return length.toDays() + " days";
        }
        return length.toMinutes() % 60 == 0 ? length.toHours() + " hours" : length.toMinutes() + " minutes";
    }

    private static Optional<Invalid> badTimes(String words) {
        return Optional.of(new Invalid(Problem.BAD_TIMES, words));
    }
}
