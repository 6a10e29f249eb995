package com.cinemataztic.incidents.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionDirectoryTests {

    private final RegionsInMemory kept = new RegionsInMemory();
    private final RegionDirectory directory = new RegionDirectory(kept);

    @Test
    void knowsTheElevenMarketsAndUnassignedFromTheStart() {
        assertThat(directory.all())
                .extracting(region -> region.id() + " " + region.code())
                .containsExactly(
                        "australia AU",
                        "denmark DK",
                        "estonia EE",
                        "finland FI",
                        "germany DE",
                        "india IN",
                        "ireland IE",
                        "new-zealand NZ",
                        "norway NO",
                        "spain ES",
                        "uae AE",
                        "unassigned ZZ");
        assertThat(kept.all()).hasSize(12);
    }

    @Test
    void anAdminsWordInTheStoreComesBeforeTheSeeds() {
        var own = new RegionsInMemory();
        var renamed = new Region(new RegionId("denmark"), "DK", "Danmark", ZoneId.of("Europe/Copenhagen"));
        own.addIfAbsent(renamed);
        assertThat(new RegionDirectory(own).get(renamed.id())).isEqualTo(renamed);
    }

    @ParameterizedTest
    @CsvSource({
        "denmark, , denmark, DK",
        "Denmark, NO, denmark, DK",
        "' New Zealand', , new-zealand, NZ",
        ", NO, norway, NO",
        ", no, norway, NO",
        ", AE, uae, AE",
        ", SE, sweden, SE",
        ", GB, united-kingdom, GB",
        ", BA, bosnia-herzegovina, BA",
        "'', DE, germany, DE",
        "<b>, FI, finland, FI",
        "atlantis, , atlantis, ZZ",
        ", UK, unassigned, ZZ",
        ", ZZ, unassigned, ZZ",
        ", Norway, unassigned, ZZ",
        ", , unassigned, ZZ",
        "<b>, , unassigned, ZZ"
    })
    void tellsTheRegionFromTheLabels(
            @Nullable String region, @Nullable String country, String expectedId, String expectedCode) {
        var found = directory.fromLabels(region, country);
        assertThat(found.id()).hasToString(expectedId);
        assertThat(found.code()).isEqualTo(expectedCode);
        assertThat(kept.all()).contains(found);
        assertThat(directory.all()).contains(found);
    }

    @Test
    void aRegionNeverHeardOfIsMadeKnownOnceWithoutACode() {
        var atlantis = directory.get(new RegionId("lost-atlantis"));
        assertThat(atlantis)
                .isEqualTo(new Region(new RegionId("lost-atlantis"), "ZZ", "Lost atlantis", ZoneOffset.UTC));
        assertThat(directory.get(new RegionId("lost-atlantis"))).isSameAs(atlantis);
        assertThat(directory.all().getLast().id()).isEqualTo(RegionId.UNASSIGNED);
    }

    @Test
    void learnsTheZoneOfANewRegionAndChangesNoKnownOne() {
        directory.learn(new RegionId("sweden"), ZoneId.of("Europe/Stockholm"));
        directory.learn(new RegionId("denmark"), ZoneId.of("America/Nuuk"));
        assertThat(directory.get(new RegionId("sweden")).zone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
        assertThat(directory.get(new RegionId("denmark")).zone()).isEqualTo(ZoneId.of("Europe/Copenhagen"));
    }

    @Test
    void aRegionThatCouldNotBeKeptIsNotKnownEither() {
        var failing = new Regions() {
            private boolean down;

            @Override
            public List<Region> all() {
                return List.of();
            }

            @Override
            public void addIfAbsent(Region region) {
                if (down) {
                    throw new StoreUnavailable("down", new IllegalStateException());
                }
            }
        };
        var over = new RegionDirectory(failing);
        failing.down = true;
        assertThatThrownBy(() -> over.fromLabels(null, "SE")).isInstanceOf(StoreUnavailable.class);
        assertThat(over.all()).extracting(region -> region.id().value()).doesNotContain("sweden");
        failing.down = false;
        assertThat(over.fromLabels(null, "SE").id()).hasToString("sweden");
    }
}
