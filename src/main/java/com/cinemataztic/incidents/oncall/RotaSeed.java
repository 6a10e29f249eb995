package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.Set;
import java.util.stream.Collectors;

/** The first rotas from a file. {@link RotasFile} lists its columns. */
public final class RotaSeed {

    private final Rotas rotas;

    RotaSeed(Rotas rotas) {
        this.rotas = rotas;
    }

    /** Reads the text of the file. Pure. @return the rotas, not yet in the time zones of their regions */
    public static CsvEntries<Rota> read(String csv) {
        return RotasFile.read(csv);
    }

    /** @return the regions that have a stored rota */
    public Set<RegionId> stored() {
        return rotas.all().stream().map(Rota::region).collect(Collectors.toSet());
    }

    /** @return whether it was added; false if its region has a rota */
    public boolean add(Rota rota) {
        return rotas.put(rota.withVersion(1), 0);
    }
}
