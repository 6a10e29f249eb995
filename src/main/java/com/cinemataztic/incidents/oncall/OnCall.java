package com.cinemataztic.incidents.oncall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is at a moment: an override goes before a shift, a shift before nobody.
 *
 * @param source what makes it their turn
 * @param contact whose; null: nobody's
 * @param until when that is over; null: never, as far as the rota tells
 */
public record OnCall(
        Source source,
        @Nullable ContactId contact,
        @Nullable Instant until) {

    /** A turn lasts a day at the most; a zone that changes sides of the date line skips another. */
    private static final int DAYS_BACK = 2;

    /** Within these each shift comes once more. */
    private static final int DAYS_AHEAD = 9;

    /** What makes it somebody's turn. */
    public enum Source {
        /** Somebody decided it for this time. */
        OVERRIDE,
        /** The weekly plan says so. */
        SHIFT,
        /** Nothing does. */
        NOBODY
    }

    /** @return whose turn it is then by this rota. Pure. */
    public static OnCall at(Rota rota, Instant at) {
        var override =
                rota.overrides().stream().filter(each -> each.includes(at)).findFirst();
        if (override.isPresent()) {
            return new OnCall(
                    Source.OVERRIDE, override.get().contact(), override.get().to());
        }
        var turns = turns(rota, at);
        // Where an override ends within a shift, the shift goes on; where one begins, the shift stops.
        var next = Stream.concat(
                        rota.overrides().stream().map(RotaOverride::from),
                        turns.stream().map(Shift.Turn::from))
                .filter(begin -> begin.isAfter(at))
                .min(Comparator.naturalOrder());
        return turns.stream()
                .filter(turn -> turn.includes(at))
                .findFirst()
                .map(turn -> new OnCall(
                        Source.SHIFT,
                        turn.shift().contact(),
                        next.filter(turn.until()::isAfter).orElse(turn.until())))
                .orElseGet(() -> new OnCall(Source.NOBODY, null, next.orElse(null)));
    }

    private static List<Shift.Turn> turns(Rota rota, Instant at) {
        var today = at.atZone(rota.zone()).toLocalDate();
        return LongStream.rangeClosed(-DAYS_BACK, DAYS_AHEAD)
                .mapToObj(today::plusDays)
                .flatMap(date -> rota.shifts().stream()
                        .filter(shift -> shift.day() == date.getDayOfWeek())
                        .map(shift -> shift.on(date, rota.zone())))
                .filter(turn -> turn.from().isBefore(turn.until()))
                .toList();
    }
}
