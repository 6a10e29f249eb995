package com.cinemataztic.incidents.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of the first rotas. */
class RotasFileTests {

    @Test
    void theLinesOfARegionMakeUpItsRota() {
        var read = RotasFile.read("""
                region,days,from,to,contact
                norway,,00:00,00:00,ingrid
                denmark,mon-tue,22:00,06:00,maja
                denmark,sat,08:00,08:00,ole
                """);
        assertThat(read.faults()).isEmpty();
        assertThat(read.entries()).extracting(CsvEntries.Entry::line).containsExactly(2L, 3L);
        assertThat(read.values().getFirst().week().isWhole()).isTrue();
        assertThat(read.values().getLast().shifts())
                .extracting(shift -> shift.words() + " " + shift.contact())
                .containsExactly("Mon 22:00–06:00 maja", "Tue 22:00–06:00 maja", "Sat 08:00–08:00 ole");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region,from,to/dk,09:00,17:00                               | Line 1: the columns have to be named there, region, from, to and contact among them.",
                "region,from,to,contact/Den!mark,09:00,17:00,bo              | Line 2: region: an id like new-zealand.",
                "region,from,to,contact/dk,9,17:00,bo                        | Line 2: from, to: times in whole minutes, like 09:00, 17:00.",
                "region,from,to,contact/dk,09:00:30,17:00,bo                 | Line 2: from, to: times in whole minutes, like 09:00, 17:00.",
                "region,from,to,contact/dk,09:00,17:00,Bo                    | Line 2: contact: kebab-case of at most 40 characters, like anna-berg.",
                "region,days,from,to,contact/dk,monday,09:00,17:00,bo        | Line 2: days: mon to sun, with spaces between, or mon-fri.",
                "region,days,from,to,contact/dk,mon,09:00,17:00,a/dk,mon,16:00,18:00,b | Line 3: Mon 09:00–17:00 and Mon 16:00–18:00 overlap."
            })
    void aFaultIsNamedWithItsLine(String file, String fault) {
        assertThat(RotasFile.read(file.replace('/', '\n')).faults())
                .extracting(CsvEntries.Fault::toString)
                .containsExactly(fault);
    }

    @Test
    void aHugeFileOfOverlappingShiftsIsReadSoon() {
        var lines = IntStream.range(0, 2_000)
                .mapToObj(i -> "dk,mon-sun,00:00,00:00,p" + i + "\n")
                .collect(Collectors.joining());
        assertThat(RotasFile.read("region,days,from,to,contact\n" + lines).faults())
                .hasSize(1_999);
    }
}
