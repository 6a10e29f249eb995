import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Faults that come and go by themselves, determined by a seed. The same seed breaks the same machines at the same
 * times, however often the stand-in is queried or restarted. Pure.
 *
 * @param seed any number
 * @param percent about how many of a hundred machines are broken at a time
 * @param since when the faults start
 */
record Chaos(long seed, int percent, Instant since) {

    private static final long SLOT = Duration.ofMinutes(10).toSeconds();
    private static final int LONGEST = 6;

    /** Offline twice: the most common fault. */
    private static final List<Faults.Fault> KINDS = List.of(
            Faults.Fault.OFFLINE,
            Faults.Fault.OFFLINE,
            Faults.Fault.RESOLUTION,
            Faults.Fault.DISPLAY,
            Faults.Fault.DOWNLOAD,
            Faults.Fault.DISK,
            Faults.Fault.HEAT);

    /** The faults of a machine at a time, with their start times. */
    Map<Faults.Fault, Instant> of(String machineId, Instant now) {
        Map<Faults.Fault, Instant> faults = new EnumMap<>(Faults.Fault.class);
        long slot = Math.floorDiv(now.getEpochSecond(), SLOT);
        for (long begin = slot - LONGEST; begin <= slot; begin++) {
            long dice = mix(seed ^ mix(machineId.hashCode() * 1_000_003L + begin));
            // A fault lasts half of the longest time on average.
            boolean breaks = Math.floorMod(dice, 10_000) < percent * 100 * 2 / (LONGEST + 1);
            Instant from = Instant.ofEpochSecond(begin * SLOT + Math.floorMod(dice >>> 20, SLOT));
            long slots = 1 + Math.floorMod(dice >>> 32, LONGEST);
            if (breaks
                    && !from.isBefore(since)
                    && !from.isAfter(now)
                    && from.plusSeconds(slots * SLOT).isAfter(now)) {
                faults.merge(KINDS.get((int) Math.floorMod(dice >>> 40, KINDS.size())), from, Chaos::earlier);
            }
        }
        return faults;
    }

    String line() {
        return "seed " + seed + " " + percent + " " + since;
    }

    /** Scatters numbers that are close together (the finisher of SplitMix64). */
    static long mix(long number) {
        long x = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** A description for people. */
    static Optional<Map<String, Object>> describe(Optional<Chaos> chaos) {
        return chaos.map(c -> Json.object("seed", c.seed(), "percent", c.percent(), "since", c.since()));
    }
}
