import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a machine measures: invented, but reproducible for the same machine and time, and without jumps. Pure. */
final class Gauges {

    private static final long GIGABYTE = 1_000_000_000L;
    private static final Instant RELEASED = Instant.parse("2026-01-05T05:00:00Z");

    private Gauges() {}

    /** Two games. On one machine in twenty the second is downloading, from 0 to 100 percent in an hour. */
    static List<Map<String, Object>> downloads(Fleet.Machine machine, Optional<Instant> failed, Instant now) {
        Map<String, Object> error = failed.isEmpty()
                ? null
                : Json.object(
                        "code",
                        "http-403",
                        "message",
                        "HTTP 403 from the content store while fetching game 'preshow-quiz' 7.2");
        boolean running = machine.ordinal() % 20 == 7;
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        double percent = running ? Math.floor(Duration.between(hour, now).toSeconds() / 3.6) / 10 : 100;
        return List.of(
                download(
                        "preshow-quiz",
                        "Pre-show Quiz",
                        failed.isEmpty() ? "done" : "failed",
                        failed.isEmpty() ? 100 : 35,
                        error,
                        failed.orElse(RELEASED)),
                download("trailer-race", "Trailer Race", running ? "running" : "done", percent, null, hour));
    }

    /** 64 or 128 GB, a third to two thirds of it free; almost nothing when full. */
    static Map<String, Object> disk(Fleet.Machine machine, boolean full) {
        long total = (machine.ordinal() % 3 == 0 ? 128 : 64) * GIGABYTE;
        long free = full ? total / 200 : total / 3 + total / 300 * (machine.ordinal() * 13 % 100);
        return Json.object("totalBytes", total, "freeBytes", free);
    }

    /** 41 to 58 degrees, slightly warmer in the evening; above 90 when the fan is broken. */
    static double temperature(Fleet.Machine machine, boolean hot, Instant at) {
        double day = Math.sin(Math.floorMod(at.getEpochSecond(), 86_400) / 86_400.0 * 2 * Math.PI);
        double usual = 44 + machine.ordinal() * 7 % 11 + 3 * day;
        return Math.round((hot ? usual + 50 : usual) * 10) / 10.0;
    }

    private static Map<String, Object> download(
            String id, String name, String state, double percent, Map<String, Object> error, Instant since) {
        return Json.object(
                "downloadId", id, "name", name, "state", state, "progressPercent", percent, "error", error, "since", since);
    }
}
