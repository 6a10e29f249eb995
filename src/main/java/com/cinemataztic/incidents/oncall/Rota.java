package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is on call for a region, and when.
 *
 * @param region the region
 * @param zone the time zone of the shifts
 * @param shifts the weekly plan, in the week's order
 * @param overrides take precedence over the plan, the earliest first
 * @param version counts the changes; 0: not stored yet
 */
public record Rota(RegionId region, ZoneId zone, List<Shift> shifts, List<RotaOverride> overrides, long version) {

    /** One for every quarter of an hour of a week: no real plan has more. */
    public static final int MOST_SHIFTS = 672;

    /** The most overrides that have not ended; more are rejected. */
    public static final int MOST_OVERRIDES = 200;

    /** For a longer time on call, use shifts. */
    public static final Duration LONGEST_OVERRIDE = Duration.ofDays(62);

    public Rota {
        shifts = shifts.stream().sorted(Comparator.comparing(Shift::begin)).toList();
        overrides = overrides.stream()
                .sorted(Comparator.comparing(RotaOverride::from))
                .toList();
    }

    /** @return a rota in which nobody is ever on call */
    public static Rota empty(RegionId region, ZoneId zone) {
        return new Rota(region, zone, List.of(), List.of(), 0);
    }

    /** @return its shifts, laid out over a week */
    public Week week() {
        return new Week(shifts);
    }

    /** @return what is wrong with it; empty when nothing is */
    public Optional<Explanation> fault() {
        if (shifts.size() > MOST_SHIFTS) {
            return Optional.of(Explanation.of("rota.rejected.shifts", MOST_SHIFTS));
        }
        if (overrides.size() > MOST_OVERRIDES) {
            return Optional.of(Explanation.of("rota.rejected.overrides", MOST_OVERRIDES));
        }
        for (int i = 0; i < overrides.size(); i++) {
            var override = overrides.get(i);
            if (!override.from().isBefore(override.to())) {
                return Optional.of(Explanation.of("rota.rejected.override-end"));
            }
            if (Duration.between(override.from(), override.to()).compareTo(LONGEST_OVERRIDE) > 0) {
                return Optional.of(Explanation.of("rota.rejected.override-long", LONGEST_OVERRIDE.toDays()));
            }
            if (i > 0 && overrides.get(i - 1).overlaps(override)) {
                return Optional.of(Explanation.of("rota.rejected.overrides-overlap"));
            }
        }
        return week().overlap();
    }

    /** @return what the audit log shows of it: who is on call in each turn */
    Map<String, String> values() {
        var values = new HashMap<String, String>();
        values.put("zone", zone.getId());
        shifts.forEach(shift -> values.put(shift.words(), shift.contact().value()));
        overrides.forEach(override -> values.put(
                override.from() + "–" + override.to(), override.contact().value()));
        return values;
    }

    /** @return everyone who is or will be on call, once for each turn */
    Stream<ContactId> contacts(Instant now) {
        return Stream.concat(
                shifts.stream().map(Shift::contact),
                overrides.stream()
                        .filter(override -> override.to().isAfter(now))
                        .map(RotaOverride::contact));
    }

    public Rota inZone(ZoneId other) {
        return new Rota(region, other, shifts, overrides, version);
    }

    public Rota plus(Shift shift) {
        return new Rota(region, zone, with(shifts, shift), overrides, version);
    }

    public Rota minus(Shift shift) {
        return new Rota(region, zone, without(shifts, shift::equals), overrides, version);
    }

    public Rota plus(RotaOverride override) {
        return new Rota(region, zone, shifts, with(overrides, override), version);
    }

    public Rota minus(RotaOverride override) {
        return new Rota(region, zone, shifts, without(overrides, override::equals), version);
    }

    Rota withoutOverridesEndedBefore(Instant moment) {
        return new Rota(
                region,
                zone,
                shifts,
                without(overrides, override -> override.to().isBefore(moment)),
                version);
    }

    Rota withVersion(long other) {
        return new Rota(region, zone, shifts, overrides, other);
    }

    private static <T> List<T> with(List<T> all, T another) {
        var more = new ArrayList<>(all);
        more.add(another);
        return more;
    }

    private static <T> List<T> without(List<T> all, Predicate<T> unwanted) {
        return all.stream().filter(unwanted.negate()).toList();
    }
}
