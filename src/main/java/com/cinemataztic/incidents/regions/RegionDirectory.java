package com.cinemataztic.incidents.regions;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Knows every region that was ever heard of, and makes new ones known. */
@Service
public class RegionDirectory {

    /** The markets the company is in on the day this was written; all others are learnt from what comes in. */
    private static final List<Region> SEEDS = List.of(
            seed("denmark", "DK", "Denmark", "Europe/Copenhagen"),
            seed("norway", "NO", "Norway", "Europe/Oslo"),
            seed("finland", "FI", "Finland", "Europe/Helsinki"),
            seed("germany", "DE", "Germany", "Europe/Berlin"),
            seed("estonia", "EE", "Estonia", "Europe/Tallinn"),
            seed("ireland", "IE", "Ireland", "Europe/Dublin"),
            seed("spain", "ES", "Spain", "Europe/Madrid"),
            seed("uae", "AE", "UAE", "Asia/Dubai"),
            seed("india", "IN", "India", "Asia/Kolkata"),
            seed("australia", "AU", "Australia", "Australia/Sydney"),
            seed("new-zealand", "NZ", "New Zealand", "Pacific/Auckland"),
            new Region(RegionId.UNASSIGNED, Region.UNKNOWN_CODE, "Unassigned", ZoneOffset.UTC));

    private static final Set<String> ISO_CODES = Set.of(Locale.getISOCountries());

    private final Regions regions;
    private final Map<RegionId, Region> known = new ConcurrentHashMap<>();

    RegionDirectory(Regions regions) {
        this.regions = regions;
        regions.all().forEach(region -> known.put(region.id(), region));
        SEEDS.forEach(this::makeKnown);
    }

    /** @return the region, made known with code {@value Region#UNKNOWN_CODE} if it was not */
    public Region get(RegionId id) {
        var region = known.get(id);
        return region != null ? region : makeKnown(new Region(id, Region.UNKNOWN_CODE, nameOf(id), ZoneOffset.UTC));
    }

    /** @return all known regions, by name, unassigned last */
    public List<Region> all() {
        return known.values().stream()
                .sorted(Comparator.comparing((Region region) -> region.id().equals(RegionId.UNASSIGNED))
                        .thenComparing(Region::name))
                .toList();
    }

    /**
     * The region that an alert's labels name.
     *
     * @param region the label {@code region}, if any
     * @param country the label {@code country}, ISO 3166 alpha-2, asked when there is no region
     * @return the region; unassigned when neither can be read
     */
    public Region fromLabels(@Nullable String region, @Nullable String country) {
        return get(RegionId.parse(region).or(() -> ofCountry(country)).orElse(RegionId.UNASSIGNED));
    }

    /** Takes note of a region that the fleet names, with the zone of one of its cinemas. */
    public void learn(RegionId id, ZoneId zone) {
        if (!known.containsKey(id)) {
            makeKnown(new Region(id, Region.UNKNOWN_CODE, nameOf(id), zone));
        }
    }

    private Optional<RegionId> ofCountry(@Nullable String country) {
        if (country == null || !ISO_CODES.contains(country.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var code = country.toUpperCase(Locale.ROOT);
        var byCode = known.values().stream()
                .filter(region -> region.code().equals(code))
                .findFirst();
        if (byCode.isPresent()) {
            return byCode.map(Region::id);
        }
        var name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        var id = RegionId.parse(name.replaceAll("[^A-Za-z ]", ""));
        id.ifPresent(found -> makeKnown(new Region(found, code, name, ZoneOffset.UTC)));
        return id;
    }

    private Region makeKnown(Region region) {
        if (!known.containsKey(region.id())) {
            regions.addIfAbsent(region);
        }
        var earlier = known.putIfAbsent(region.id(), region);
        return earlier == null ? region : earlier;
    }

    private static String nameOf(RegionId id) {
        var words = id.value().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Region seed(String id, String code, String name, String zone) {
        try {
            return new Region(new RegionId(id), code, name, ZoneId.of(zone));
        } catch (DateTimeException unknownZone) {
            throw new IllegalStateException("This JDK does not know the zone " + zone, unknownZone);
        }
    }
}
