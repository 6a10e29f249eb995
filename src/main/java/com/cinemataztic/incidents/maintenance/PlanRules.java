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
            return badTimes("The start is in the past. A window can start now or later.");
        }
        if (from.isAfter(now.plus(FURTHEST))) {
            return badTimes("The start is too far ahead: at most " + FURTHEST.toDays() + " days.");
        }
        return end(from, until, now, longest);
    }

    /** @return why this end of a window with that beginning is invalid; empty if it is valid */
    static Optional<Invalid> end(Instant from, Instant until, Instant now, Duration longest) {
        if (!until.isAfter(from)) {
            return badTimes("The end must be after the start.");
        }
        if (!until.isAfter(now)) {
            return badTimes("The end is in the past.");
        }
        return until.isAfter(from.plus(longest))
                ? badTimes("The window is too long: at most " + words(longest) + ".")
                : Optional.empty();
    }

    /** @return why the reason is invalid; empty if it is valid */
    static Optional<Invalid> reason(String reason) {
        if (reason.isBlank()) {
            return Optional.of(new Invalid(
                    Problem.BAD_REASON, "Enter a reason: anyone who finds the screen dark will want to know it."));
        }
        if (reason.length() > MaintenanceWindow.LONGEST_REASON) {
            return Optional.of(new Invalid(
                    Problem.BAD_REASON,
                    "The reason is too long: at most " + MaintenanceWindow.LONGEST_REASON + " characters."));
        }
        return reason.codePoints().allMatch(PlanRules::isOfALine)
                ? Optional.empty()
                : Optional.of(
                        new Invalid(Problem.BAD_REASON, "The reason must be one line without control characters."));
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
