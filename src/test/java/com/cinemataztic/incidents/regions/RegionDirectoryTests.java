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
        // seeded
        "denmark, , denmark, DK",
        "Denmark, NO, denmark, DK",
        "' New Zealand', , new-zealand, NZ",
        "new_zealand, , new-zealand, NZ",
        ", NO, norway, NO",
        ", no, norway, NO",
        ", AE, uae, AE",
        "'', DE, germany, DE",
        "<b>, FI, finland, FI",
        "'de\u202Enmark', FI, finland, FI",
        // known by the fleet, without a code
        "faroe-islands, , faroe-islands, ZZ",
        // accepted by an admin
        "sweden, , sweden, SE",
        ", SE, sweden, SE",
        // pending: named by labels only
        "denmrk, , unassigned, ZZ",
        "denmrk, DK, unassigned, ZZ",
        "xx-region-1, , unassigned, ZZ",
        ", GB, unassigned, ZZ",
        ", BA, unassigned, ZZ",
        // invalid
        ", UK, unassigned, ZZ",
        ", ZZ, unassigned, ZZ",
        ", Norway, unassigned, ZZ",
        "<b>, , unassigned, ZZ",
        "'a b c d e f g h i j k l m n o p q r s t u v', , unassigned, ZZ",
        // missing
        ", , unassigned, ZZ",
        "unassigned, , unassigned, ZZ"
    })
    void findsTheRegionInTheLabelsAndAddsNone(
            @Nullable String region, @Nullable String country, String expectedId, String expectedCode) {
        directory.learn(new RegionId("faroe-islands"), ZoneId.of("Atlantic/Faroe"));
        directory.accept(new Region(new RegionId("sweden"), "SE", "Sverige", ZoneId.of("Europe/Stockholm")));
        var before = directory.all();
        var found = directory.fromLabels(region, country);
        assertThat(found.id()).hasToString(expectedId);
        assertThat(found.code()).isEqualTo(expectedCode);
        assertThat(directory.all()).isEqualTo(before).contains(found);
        assertThat(kept.all()).hasSameSizeAs(before);
    }

    @Test
    void aRegionNobodyAcceptedHasItsIdForANameAndIsNotMadeKnown() {
        assertThat(directory.get(new RegionId("lost-atlantis")))
                .isEqualTo(new Region(new RegionId("lost-atlantis"), "ZZ", "Lost atlantis", ZoneOffset.UTC));
        assertThat(directory.knows(new RegionId("lost-atlantis"))).isFalse();
        assertThat(directory.all()).hasSize(12);
    }

    @Test
    void regionsThatAnOlderVersionMadeOfLabelsStayAccepted() {
        var own = new RegionsInMemory();
        own.addIfAbsent(new Region(new RegionId("atlantis"), "ZZ", "Atlantis", ZoneOffset.UTC));
        assertThat(new RegionDirectory(own).fromLabels("atlantis", null).id()).hasToString("atlantis");
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
            public boolean addIfAbsent(Region region) {
                if (down) {
                    throw new StoreUnavailable("down", new IllegalStateException());
                }
                return true;
            }

            @Override
            public boolean setCode(RegionId id, String code) {
                return false;
            }
        };
        var over = new RegionDirectory(failing);
        failing.down = true;
        assertThatThrownBy(() -> over.learn(new RegionId("sweden"), ZoneId.of("Europe/Stockholm")))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(over.all()).extracting(region -> region.id().value()).doesNotContain("sweden");
        failing.down = false;
        over.learn(new RegionId("sweden"), ZoneId.of("Europe/Stockholm"));
        assertThat(over.fromLabels("sweden", null).id()).hasToString("sweden");
    }
}
