package com.cinemataztic.incidents.regions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoRegionsMongoTests {

    @Test
    void theFirstWordOnARegionStandsAndSurvivesARestart(@TempDir Path folder) {
        var sweden = new Region(new RegionId("sweden"), "SE", "Sweden", ZoneId.of("Europe/Stockholm"));
        try (var store = new TempStore(folder)) {
            var regions = new MongoRegions(store.database());
            assertThat(regions.all()).isEmpty();
            regions.addIfAbsent(sweden);
            regions.addIfAbsent(new Region(sweden.id(), "ZZ", "Sverige", ZoneId.of("UTC")));
            store.restart();
            assertThat(new MongoRegions(store.database()).all()).containsExactly(sweden);
        }
    }
}
