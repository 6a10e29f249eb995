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

    @Test
    void aCodeIsSetOnceAndSurvivesARestart() {
        var latvia = new Region(new RegionId("latvia"), Region.UNKNOWN_CODE, "Latvia", ZoneId.of("Europe/Riga"));
        var regions = new MongoRegions(store.documents());
        assertThat(regions.setCode(latvia.id(), "LV")).isFalse();
        regions.addIfAbsent(latvia);
        assertThat(regions.setCode(latvia.id(), "LV")).isTrue();
        assertThat(regions.setCode(latvia.id(), "LT")).isFalse();
        store.restart();
        assertThat(new MongoRegions(store.documents()).all())
                .containsExactly(new Region(latvia.id(), "LV", "Latvia", latvia.zone()));
    }
}
