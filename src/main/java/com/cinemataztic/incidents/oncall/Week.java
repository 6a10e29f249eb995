package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.text.Explanation;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shifts of a rota, laid out over one week without a clock change. Pure. */
public final class Week {

    private static final int MINUTES = 7 * Shift.DAY;

    private final List<Shift> shifts;

    /** The shift of each minute, as its index in the list plus one; 0: none. */
    private final int[] turns = new int[MINUTES];

    private final @Nullable Explanation overlap;

    /**
     * A part of a day.
     *
     * @param from minutes from midnight
     * @param to minutes from midnight, at most 1440
     * @param shift the shift; null: a gap
     */
    public record Part(int from, int to, @Nullable Shift shift) {

        /** @return the time for people, e.g. {@code 22:00–24:00} */
        public String words() {
            return clock(from) + "–" + clock(to);
        }

        private static String clock(int minutes) {
            return "%02d:%02d".formatted(minutes / 60, minutes % 60);
        }
    }

    Week(List<Shift> shifts) {
        this.shifts = List.copyOf(shifts);
        Explanation clash = null;
        for (int i = 0; i < shifts.size(); i++) {
            var shift = shifts.get(i);
            for (int minute = shift.begin(); minute < shift.begin() + shift.length(); minute++) {
                var before = turns[minute % MINUTES];
                if (before == 0) {
                    turns[minute % MINUTES] = i + 1;
                } else if (clash == null) {
                    clash = overlap(shifts.get(before - 1), shift);
                }
            }
        }
        this.overlap = clash;
    }

    /** @return which two shifts overlap first; empty when none do */
    public Optional<Explanation> overlap() {
        return Optional.ofNullable(overlap);
    }

    private static Explanation overlap(Shift one, Shift other) {
        return Explanation.of("rota.rejected.shifts-overlap", one.day(), one.time(), other.day(), other.time());
    }

    /** @return whether somebody is on call at every minute */
    public boolean isWhole() {
        return Arrays.stream(turns).noneMatch(turn -> turn == 0);
    }

    /** @return the parts of every day from Monday on, including gaps, so each day is complete */
    public Map<DayOfWeek, List<Part>> days() {
        var days = new LinkedHashMap<DayOfWeek, List<Part>>();
        for (var day : DayOfWeek.values()) {
            var midnight = (day.getValue() - 1) * Shift.DAY;
            var parts = new ArrayList<Part>();
            var begin = 0;
            for (int minute = 1; minute <= Shift.DAY; minute++) {
                if (minute == Shift.DAY || turns[midnight + minute] != turns[midnight + begin]) {
                    var turn = turns[midnight + begin];
                    parts.add(new Part(begin, minute, turn == 0 ? null : shifts.get(turn - 1)));
                    begin = minute;
                }
            }
            days.put(day, List.copyOf(parts));
        }
        return days;
    }
}
