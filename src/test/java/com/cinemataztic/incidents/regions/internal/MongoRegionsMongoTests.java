package com.cinemataztic.incidents.regions.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.TempStore;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoRegionsMongoTests {

    @RegisterExtension
    final TempStore store = new TempStore();

    @Test
    void theFirstWordOnARegionStandsAndSurvivesARestart() {
        var sweden = new Region(new RegionId("sweden"), "SE", "Sweden", ZoneId.of("Europe/Stockholm"));
        var regions = new MongoRegions(store.documents());
        assertThat(regions.all()).isEmpty();
        regions.addIfAbsent(sweden);
        regions.addIfAbsent(new Region(sweden.id(), "ZZ", "Sverige", ZoneId.of("UTC")));
        store.restart();
        assertThat(new MongoRegions(store.documents()).all()).containsExactly(sweden);
    }
}
