package com.cinemataztic.incidents.oncall;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call at a moment. An override takes precedence over a shift.
 *
 * @param source why they are on call
 * @param contact who is; null: nobody
 * @param until when that ends; null: never, as far as the rota says
 */
public record OnCall(
        Source source,
        @Nullable ContactId contact,
        @Nullable Instant until) {

    /** A turn lasts a day at most. A zone that moves across the date line may skip another day. */
    private static final int DAYS_BACK = 2;

    /** Enough days for each shift to occur once more. */
    private static final int DAYS_AHEAD = 9;

    /** Why somebody is on call. */
    public enum Source {
        /** A person scheduled it for this time. */
        OVERRIDE,
        /** The weekly plan. */
        SHIFT,
        /** Nobody is on call. */
        NOBODY
    }

    /** @return who is on call then by this rota. Pure. */
    public static OnCall at(Rota rota, Instant at) {
        var override =
                rota.overrides().stream().filter(each -> each.includes(at)).findFirst();
        if (override.isPresent()) {
            return new OnCall(
                    Source.OVERRIDE, override.get().contact(), override.get().to());
        }
        var turns = turns(rota, at);
        // When an override ends within a shift, the shift continues; when one begins, the shift pauses.
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
