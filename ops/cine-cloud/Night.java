import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When cinemas switch off their machines: from 00:30 to 08:00 local time. Pure. */
final class Night {

    private static final LocalTime OFF = LocalTime.of(0, 30);
    private static final LocalTime ON = LocalTime.of(8, 0);

    private Night() {}

    /** Since when machines in that zone are off; empty by day. */
    static Optional<Instant> offSince(ZoneId zone, Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        return time.isBefore(OFF) || !time.isBefore(ON)
                ? Optional.empty()
                : Optional.of(there.toLocalDate().atTime(OFF).atZone(zone).toInstant());
    }

    /** When they were last switched on. */
    static Instant onSince(ZoneId zone, Instant now) {
        ZonedDateTime morning = now.atZone(zone).toLocalDate().atTime(ON).atZone(zone);
        return (morning.toInstant().isAfter(now) ? morning.minusDays(1) : morning).toInstant();
    }
}
