package com.cinemataztic.incidents.regions;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

class RegionAcceptanceTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final RegionId SWEDEN = new RegionId("sweden");

    private final MutableClock clock = MutableClock.of(NOON, ZoneOffset.UTC);
    private final RegionsInMemory regions = new RegionsInMemory();
    private final PendingRegionsInMemory store = new PendingRegionsInMemory();
    private final RegionDirectory directory = new RegionDirectory(regions);
    private final RegionAcceptance acceptance = new RegionAcceptance(store, directory, clock);

    @ParameterizedTest
    @CsvSource({
        "sweden, , sweden",
        "' Sweden ', NO, sweden",
        ", SE, sweden",
        ", se, sweden",
        "xx-region-1, , xx-region-1",
        "denmark, , ",
        ", DK, ",
        "unassigned, , ",
        "<b>, , ",
        ", ZZ, ",
        ", , "
    })
    void aRegionThatOnlyLabelsNameIsPending(
            @Nullable String region, @Nullable String country, @Nullable String expected) {
        acceptance.note(region, country);
        assertThat(acceptance.pending())
                .extracting(pending -> pending.id().value())
                .isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(directory.all()).hasSize(12);
    }

    @Test
    void aRegionThatTheFleetNamedGetsItsCodeFromAnAdmin() {
        var latvia = new RegionId("latvia");
        assertThat(rejection(acceptance.setCode(latvia, "LV"))).isEqualTo(RegionRejection.CODE_NOT_NEEDED);
        directory.learn(latvia, ZoneId.of("Europe/Riga"));
        assertThat(rejection(acceptance.setCode(latvia, "ZZ"))).isEqualTo(RegionRejection.CODE_INVALID);
        assertThat(acceptance.setCode(latvia, "LV"))
                .isEqualTo(new RegionAcceptance.Outcome.Accepted(
                        new Region(latvia, "LV", "Latvia", ZoneId.of("Europe/Riga"))));
        assertThat(new RegionDirectory(regions).get(latvia).code()).isEqualTo("LV");
        assertThat(rejection(acceptance.setCode(latvia, "LT"))).isEqualTo(RegionRejection.CODE_NOT_NEEDED);
        assertThat(rejection(acceptance.setCode(RegionId.UNASSIGNED, "LV"))).isEqualTo(RegionRejection.CODE_NOT_NEEDED);
    }

    @Test
    void aCodeThatAnotherInstanceSetFirstStays() {
        var latvia = new RegionId("latvia");
        directory.learn(latvia, ZoneId.of("Europe/Riga"));
        new RegionDirectory(regions).setCode(latvia, "LV");
        assertThat(rejection(acceptance.setCode(latvia, "LT"))).isEqualTo(RegionRejection.CODE_ALREADY_SET);
    }

    private static RegionRejection rejection(RegionAcceptance.Outcome outcome) {
        return ((RegionAcceptance.Outcome.Rejected) outcome).reason();
    }

    @Test
    void itIsCountedAndSurvivesARestart() {
        acceptance.note("sweden", null);
        clock.add(Duration.ofMinutes(1));
        acceptance.note(null, "SE");
        acceptance.keep();
        clock.add(Duration.ofMinutes(1));
        acceptance.note("sweden", null);
        var expected = new PendingRegion(SWEDEN, NOON, NOON.plusSeconds(120), 3, false);
        assertThat(acceptance.pending()).containsExactly(expected);
        acceptance.keep();
        acceptance.keep();
        assertThat(acceptance.pending()).containsExactly(expected);
        assertThat(new RegionAcceptance(store, directory, clock).pending()).containsExactly(expected);
    }

    @Test
    void ofThreeHundredTyposFiftyAreKeptAndTheOneThatKeepsComingIsAmongThem() {
        for (int i = 0; i < 300; i++) {
            clock.add(Duration.ofSeconds(1));
            acceptance.note("typo-" + i, null);
            acceptance.note("sweden", null);
            if (i % 70 == 0) {
                acceptance.keep();
            }
        }
        acceptance.keep();
        assertThat(acceptance.pending()).hasSize(RegionAcceptance.MOST_PENDING);
        assertThat(store.all()).hasSize(RegionAcceptance.MOST_PENDING);
        assertThat(acceptance.pending())
                .anySatisfy(pending -> assertThat(pending)
                        .isEqualTo(new PendingRegion(SWEDEN, NOON.plusSeconds(1), NOON.plusSeconds(300), 300, false)));
        assertThat(acceptance.waiting()).isEqualTo(50);
    }

    @Test
    void anAdminMakesARegionOfIt() {
        acceptance.note("sweden", null);
        assertThat(acceptance.pending().getFirst().suggestedName()).isEqualTo("Sweden");
        assertThat(acceptance.pending().getFirst().suggestedCode()).isEqualTo("SE");
        var sverige = new Region(SWEDEN, "SE", "Sverige", ZoneId.of("Europe/Stockholm"));
        assertThat(acceptance.accept(SWEDEN, "Sverige", "SE", "Europe/Stockholm"))
                .isEqualTo(new RegionAcceptance.Outcome.Accepted(sverige));
        assertThat(acceptance.pending()).isEmpty();
        acceptance.note("sweden", null);
        acceptance.keep();
        assertThat(acceptance.pending()).isEmpty();
        assertThat(store.all()).isEmpty();
        assertThat(regions.all()).contains(sverige);
        assertThat(directory.fromLabels("sweden", null)).isEqualTo(sverige);
        assertThat(directory.fromLabels(null, "SE")).isEqualTo(sverige);
    }

    @ParameterizedTest
    @CsvSource({
        "sweden, '', SE, Europe/Stockholm, NAME_INVALID",
        "sweden, '  ', SE, Europe/Stockholm, NAME_INVALID",
        "sweden, 'a\u202Eb', SE, Europe/Stockholm, NAME_INVALID",
        "sweden, 1234567890123456789012345678901234567890123456789012345678901, SE, Europe/Stockholm, NAME_INVALID",
        "sweden, DENMARK, SE, Europe/Stockholm, NAME_TAKEN",
        "sweden, Sweden, se, Europe/Stockholm, CODE_INVALID",
        "sweden, Sweden, '', Europe/Stockholm, CODE_INVALID",
        "sweden, Sweden, ZZ, Europe/Stockholm, CODE_INVALID",
        "sweden, Sweden, SWE, Europe/Stockholm, CODE_INVALID",
        "sweden, Sweden, SE, '', ZONE_INVALID",
        "sweden, Sweden, SE, Stockholm, ZONE_INVALID",
        "sweden, Sweden, SE, +02:00, ZONE_INVALID",
        "norge, Norge, NO, Europe/Oslo, NOT_PENDING",
        "denmark, Danmark, DK, Europe/Copenhagen, ALREADY_ACCEPTED",
        "unassigned, None, DK, UTC, ALREADY_ACCEPTED"
    })
    void whatIsNotValidIsRejectedAndStaysPending(
            String id, String name, String code, String zone, RegionRejection why) {
        acceptance.note("sweden", null);
        assertThat(acceptance.accept(new RegionId(id), name, code, zone))
                .isEqualTo(new RegionAcceptance.Outcome.Rejected(why));
        assertThat(acceptance.pending()).hasSize(1);
        assertThat(directory.all()).hasSize(12);
    }

    @Test
    void whatIsDismissedWaitsNoMoreHoweverOftenItComesAndCanStillBeAccepted() {
        acceptance.note("sweden", null);
        assertThat(acceptance.dismiss(SWEDEN)).isTrue();
        assertThat(acceptance.dismiss(new RegionId("norge"))).isFalse();
        clock.add(Duration.ofMinutes(1));
        acceptance.note("sweden", null);
        acceptance.keep();
        assertThat(acceptance.pending())
                .containsExactly(new PendingRegion(SWEDEN, NOON, NOON.plusSeconds(60), 2, true));
        assertThat(acceptance.waiting()).isZero();
        assertThat(acceptance.accept(SWEDEN, "Sweden", "SE", "Europe/Stockholm"))
                .isInstanceOf(RegionAcceptance.Outcome.Accepted.class);
    }

    @Test
    void anotherInstanceLearnsWhatThisOneAccepted() {
        var elsewhere = new RegionDirectory(regions);
        var other = new RegionAcceptance(store, elsewhere, clock);
        other.note("sweden", null);
        other.keep();
        acceptance.keep();
        acceptance.accept(SWEDEN, "Sweden", "SE", "Europe/Stockholm");
        assertThat(elsewhere.knows(SWEDEN)).isFalse();
        other.keep();
        assertThat(elsewhere.fromLabels("sweden", null).code()).isEqualTo("SE");
        assertThat(other.pending()).isEmpty();
    }

    @Test
    void whileTheStoreIsDownNothingIsLostAndNobodyWaits() {
        var failing = new PendingRegions() {
            private boolean down;

            @Override
            public List<PendingRegion> all() {
                return store.all();
            }

            @Override
            public void add(RegionId id, Instant firstAt, Instant lastAt, long alerts) {
                if (down) {
                    throw new StoreUnavailable("down", new IllegalStateException());
                }
                store.add(id, firstAt, lastAt, alerts);
            }

            @Override
            public void dismiss(RegionId id) {
                store.dismiss(id);
            }

            @Override
            public void remove(RegionId id) {
                store.remove(id);
            }
        };
        var over = new RegionAcceptance(failing, directory, clock);
        failing.down = true;
        over.note("sweden", null);
        over.keep();
        assertThat(over.pending()).hasSize(1);
        failing.down = false;
        over.note("sweden", null);
        over.keep();
        assertThat(store.all()).containsExactly(new PendingRegion(SWEDEN, NOON, NOON, 2, false));
    }

    @Test
    void systemHealthSaysHowManyWait() {
        var evidence = new RegionsHealth(acceptance);
        assertThat(evidence.evidence().findings()).extracting(Finding::value).containsExactly("none");
        acceptance.note("sweden", null);
        assertThat(evidence.evidence().findings()).extracting(Finding::value).containsExactly("1 region");
        acceptance.note("norge", null);
        assertThat(evidence.evidence().findings()).extracting(Finding::value).containsExactly("2 regions");
    }
}
