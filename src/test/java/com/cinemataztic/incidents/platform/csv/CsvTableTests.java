package com.cinemataztic.incidents.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,name\na, Kino \n\nb,\"two\nlines\"\n",
                "\uFEFFid;name\r\na; Kino \r\n\r\nb;\"two\nlines\"\r\n",
            })
    void aSpreadsheetsFileIsReadWithTheLineOfEachRow(String text) {
        assertThat(lines(text)).containsExactly("2 {id=a, name=Kino}", "5 {id=b, name=two\nlines}");
    }

    @Test
    void aRowWithTooManyOrTooFewCellsIsIncomplete() {
        assertThat(lines("id,name\na\nb,c,d\n")).containsExactly("2 has 1", "3 has 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,id\na,b\n", "id,name\na,\"never closed\n"})
    void textThatIsNoCsvIsMalformed(String text) {
        assertThat(lines(text)).singleElement().asString().startsWith("malformed: ");
    }

    private static List<String> lines(String text) {
        return CsvTable.read(
                text,
                table -> {
                    var lines = new ArrayList<String>();
                    table.rows()
                            .forEach(row -> lines.add(row.line()
                                    + (row.complete() ? " " + new TreeMap<>(row.cells()) : " has " + row.size())));
                    return lines;
                },
                why -> List.of("malformed: " + why));
    }
}
