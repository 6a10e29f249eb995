import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When the pre-show blocks of a screen run: 20 minutes each, daily from about 10:00 to 22:30 local time, every 2 to 2.5
 * hours. They are staggered: the screens of one cinema do not all start together.
 */
final class Timetable {

    static final Duration BLOCK = Duration.ofMinutes(20);

    private static final LocalTime FIRST = LocalTime.of(10, 0);
    private static final LocalTime LAST = LocalTime.of(22, 30);

    /** One pre-show block, in UTC. */
    record Show(Instant startsAt, Instant endsAt) {}

    private Timetable() {}

    /**
     * The blocks from {@code from} on, including one in progress, up to those that start before {@code from} plus
     * {@code span}.
     */
    static List<Show> shows(Fleet.Machine machine, Instant from, Duration span) {
        ZoneId zone = machine.cinema().timeZone();
        Instant until = from.plus(span);
        List<Show> shows = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        // Starts a day early: a block that began before midnight can still be running.
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (LocalTime time : startsOfADay(machine.ordinal())) {
                // atZone shifts a time in a skipped hour forward and takes the first of a doubled one.
                Instant startsAt = day.atTime(time).atZone(zone).toInstant();
                if (startsAt.plus(BLOCK).isAfter(from) && startsAt.isBefore(until)) {
                    shows.add(new Show(startsAt, startsAt.plus(BLOCK)));
                }
            }
        }
        return shows;
    }

    private static List<LocalTime> startsOfADay(int ordinal) {
        int stagger = 5 * (ordinal * 7 % 11); // 0 to 50 minutes
        int gap = 120 + 5 * (ordinal * 5 % 7); // 120 to 150 minutes
        List<LocalTime> starts = new ArrayList<>();
        int lastMinute = LAST.toSecondOfDay() / 60;
        for (int minute = FIRST.toSecondOfDay() / 60 + stagger; minute <= lastMinute; minute += gap) {
            starts.add(LocalTime.MIN.plusMinutes(minute));
        }
        return starts;
    }
}
