package com.cinemataztic.incidents.regions;

import com.cinemataztic.incidents.platform.csv.BadCell;
import com.cinemataztic.incidents.platform.csv.CsvCells;
import com.cinemataztic.incidents.platform.csv.CsvEntries;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The first regions from a file: id, code, name and zone, one region a line. */
public final class RegionSeed {

    private final Regions regions;

    RegionSeed(Regions regions) {
        this.regions = regions;
    }

    /** Reads the text of the file. Pure. */
    public static CsvEntries<Region> read(String csv) {
        return CsvEntries.read(csv, List.of("id", "code", "name", "zone"), Set.of(), RegionSeed::region)
                .unique("id", Region::id)
                .unique("name", region -> region.name().toLowerCase(Locale.ROOT));
    }

    private static Region region(CsvCells cells) {
        var id = RegionId.parse(cells.text("id"))
                .filter(parsed -> parsed.value().equals(cells.text("id")))
                .filter(parsed -> !parsed.equals(RegionId.UNASSIGNED))
                .orElseThrow(() -> new BadCell("id: kebab-case of at most 40 characters, like new-zealand."));
        RegionAcceptance.invalid(cells.text("name"), cells.text("code"), cells.text("zone"))
                .ifPresent(reason -> {
                    throw new BadCell(
                            switch (reason) {
                                case NAME_INVALID ->
                                    "name: 1 to " + RegionAcceptance.LONGEST_NAME + " visible characters on one line.";
                                case CODE_INVALID -> "code: an ISO 3166 alpha-2 code, like NZ.";
                                default -> "zone: a time zone, like Pacific/Auckland.";
                            });
                });
        return new Region(id, cells.text("code"), cells.text("name"), ZoneId.of(cells.text("zone")));
    }

    /** @return the stored regions, and those that the portal stores at its start */
    public Map<RegionId, Region> known() {
        var known = new HashMap<RegionId, Region>();
        RegionDirectory.SEEDS.forEach(region -> known.put(region.id(), region));
        stored().forEach(region -> known.put(region.id(), region));
        return known;
    }

    /** @return the stored regions */
    public List<Region> stored() {
        return regions.all();
    }

    /** @return whether it was added; false if its id is taken */
    public boolean add(Region region) {
        return regions.addIfAbsent(region);
    }
}
