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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Holds the accepted regions: the seeded ones, those that the fleet names, and those that an admin accepted. A name
 * that occurs only in a label is not a region: see {@link RegionAcceptance}.
 */
@Service
public class RegionDirectory {

    /** The company's markets when this was written. */
    static final List<Region> SEEDS = List.of(
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
    private static final Pattern NOT_IN_ID = Pattern.compile("[^A-Za-z ]");

    private final Regions regions;
    private final Map<RegionId, Region> known = new ConcurrentHashMap<>();

    RegionDirectory(Regions regions) {
        this.regions = regions;
        regions.all().forEach(region -> known.put(region.id(), region));
        SEEDS.forEach(this::makeKnown);
    }

    /** @return the region; one that is not accepted has the code {@value Region#UNKNOWN_CODE} and stays unknown */
    public Region get(RegionId id) {
        var region = known.get(id);
        return region != null ? region : new Region(id, Region.UNKNOWN_CODE, nameOf(id), ZoneOffset.UTC);
    }

    /** @return whether it is an accepted region */
    public boolean knows(RegionId id) {
        return known.containsKey(id);
    }

    /** @return all accepted regions, by name, unassigned last */
    public List<Region> all() {
        return known.values().stream()
                .sorted(Comparator.comparing((Region region) -> region.id().equals(RegionId.UNASSIGNED))
                        .thenComparing(Region::name))
                .toList();
    }

    /**
     * Returns the region that an alert's labels name.
     *
     * @param region the label {@code region}, if any
     * @param country the label {@code country}, ISO 3166 alpha-2, used when there is no region
     * @return the region; unassigned when none can be parsed, or it is unknown
     */
    public Region fromLabels(@Nullable String region, @Nullable String country) {
        return get(named(region, country).filter(this::knows).orElse(RegionId.UNASSIGNED));
    }

    /** @return the region that labels name, accepted or not; empty when none can be parsed */
    Optional<RegionId> named(@Nullable String region, @Nullable String country) {
        return RegionId.parse(region).or(() -> ofCountry(country));
    }

    /** Adds a region that the fleet names, with the time zone of one of its cinemas. */
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
        return ofCountryName(code);
    }

    /** @return the ISO 3166 alpha-2 code of the country that the id names in English; empty when it names none */
    static String codeOf(RegionId id) {
        return ISO_CODES.stream()
                .filter(code -> ofCountryName(code).filter(id::equals).isPresent())
                .findFirst()
                .orElse("");
    }

    private static Optional<RegionId> ofCountryName(String code) {
        var name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        return RegionId.parse(NOT_IN_ID.matcher(name).replaceAll(""));
    }

    static boolean isCode(String code) {
        return ISO_CODES.contains(code);
    }

    /**
     * Accepts the region unless one with its id is accepted already.
     *
     * @return the region that is accepted now
     */
    Region accept(Region region) {
        return makeKnown(region);
    }

    /**
     * Sets the code of an accepted region that has none.
     *
     * @return the region now; it has another code if that was set first
     */
    Region setCode(RegionId id, String code) {
        if (regions.setCode(id, code)) {
            known.computeIfPresent(id, (_, region) -> new Region(id, code, region.name(), region.zone()));
        } else {
            refresh();
        }
        return get(id);
    }

    /** Reads what other instances have accepted since. */
    void refresh() {
        regions.all().forEach(region -> known.put(region.id(), region));
    }

    private Region makeKnown(Region region) {
        if (!known.containsKey(region.id())) {
            regions.addIfAbsent(region);
        }
        var earlier = known.putIfAbsent(region.id(), region);
        return earlier == null ? region : earlier;
    }

    static String nameOf(RegionId id) {
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
