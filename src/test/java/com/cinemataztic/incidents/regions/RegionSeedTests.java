package com.cinemataztic.incidents.regions;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of the first regions. */
class RegionSeedTests {

    @Test
    void aRegionIsReadFromItsLine() {
        assertThat(RegionSeed.read("id,code,name,zone\nfaroe-islands,FO,Føroyar,Atlantic/Faroe\n")
                        .values())
                .containsExactly(
                        new Region(new RegionId("faroe-islands"), "FO", "Føroyar", ZoneId.of("Atlantic/Faroe")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "New Zealand;NZ;New Zealand;UTC          | id: kebab-case of at most 40 characters, like new-zealand.",
                "unassigned;NZ;Nowhere;UTC               | id: kebab-case of at most 40 characters, like new-zealand.",
                "sweden;ZZ;Sweden;UTC                    | code: an ISO 3166 alpha-2 code, like NZ.",
                "sweden;SE;;UTC                          | name: 1 to 60 visible characters on one line.",
                "sweden;SE;Swe\u202Eden;UTC              | name: 1 to 60 visible characters on one line.",
                "sweden;SE;Sweden;Stockholm              | zone: a time zone, like Pacific/Auckland.",
                "sweden;SE;Sweden                        | 3 cells where there are 4 columns."
            })
    void aFaultIsNamedWithItsLine(String line, String fault) {
        assertThat(RegionSeed.read("id;code;name;zone\n" + line).faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly("Line 2: " + fault);
    }

    @Test
    void anIdOrANameStandsInOneLineOnly() {
        assertThat(RegionSeed.read("""
                        id,code,name,zone
                        sweden,SE,Sweden,Europe/Stockholm
                        sweden,SE,Sverige,Europe/Stockholm
                        scania,SE,SWEDEN,Europe/Stockholm
                        """).faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly(
                        "Line 3: the id sweden stands in line 2 already.",
                        "Line 4: the name sweden stands in line 2 already.");
    }

    @Test
    void theRegionsThatThePortalStoresAtItsStartAreKnownBefore() {
        var seed = new RegionSeed(new RegionsInMemory());
        assertThat(seed.stored()).isEmpty();
        assertThat(seed.known()).containsKeys(new RegionId("denmark"), RegionId.UNASSIGNED);
    }
}
