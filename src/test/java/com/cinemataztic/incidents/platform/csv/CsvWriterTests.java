package com.cinemataztic.incidents.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet makes of a table that others wrote the texts of. */
class CsvWriterTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\uFF1D1", "-"})
    void aCellThatASpreadsheetWouldCalculateIsText(String formula) throws IOException {
        assertThat(lines(formula)).hasSize(2).last().asString().matches("\"?'.+\"?");
    }

    @Test
    void quotesCommasAndLineBreaksStayInTheirCell() throws IOException {
        assertThat(lines("a \"b\", c\r\nd")).containsExactly("text,number", "\"a \"\"b\"\", c d\",7");
    }

    @Test
    void aNumberStaysANumberAndNothingStaysEmpty() throws IOException {
        var table = new StringBuilder();
        new CsvWriter(table, List.of("a", "b")).row(-3, null);
        assertThat(table.toString().lines()).containsExactly("a,b", "-3,");
    }

    private static List<String> lines(String cell) throws IOException {
        var table = new StringBuilder();
        new CsvWriter(table, List.of("text", "number")).row(cell, 7);
        return table.toString().lines().toList();
    }
}
