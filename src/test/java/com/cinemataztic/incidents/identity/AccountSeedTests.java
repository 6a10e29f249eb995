package com.cinemataztic.incidents.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of the first accounts. */
class AccountSeedTests {

    @Test
    void anAccountIsReadFromItsLine() {
        assertThat(AccountSeed.read("name,role,regions,password_file\nolga,viewer,denmark new-zealand,olga\n")
                        .values())
                .containsExactly(new AccountSeed.Entry(
                        "olga", Role.VIEWER, Set.of(new RegionId("denmark"), new RegionId("new-zealand")), "olga"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "olga,Admin,,f       | role: viewer, operator or admin.",
                "olga,,,f            | role: viewer, operator or admin.",
                "olga,admin,denmark,f | regions: an admin has all regions; leave it empty.",
                "olga,admin,Å!,f     | regions: ids like new-zealand, spaces between.",
                "olga,admin,,        | password_file: the file that holds the first password.",
                "o,admin,,f          | name: An account's name has 2 to 64 letters, digits or . _ @ + - and is none of system, api, alertmanager.",
                "system,admin,,f     | name: An account's name has 2 to 64 letters, digits or . _ @ + - and is none of system, api, alertmanager."
            })
    void aFaultIsNamedWithItsLine(String line, String fault) {
        assertThat(AccountSeed.read("name,role,regions,password_file\n" + line).faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly("Line 2: " + fault);
    }

    @Test
    void aPasswordHasNoPlaceInTheFile() {
        assertThat(AccountSeed.read("name,role,password\nolga,admin,a-first-password\n")
                        .faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly(
                        "Line 1: the columns have to be named there, name, role and password_file among them.");
    }
}
