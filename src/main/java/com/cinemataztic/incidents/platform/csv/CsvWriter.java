package com.cinemataztic.incidents.platform.csv;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table that a spreadsheet can open without harm: a cell that a spreadsheet would calculate begins with an
 * apostrophe, and no cell has a line break, so that programs that read line by line find one row a line.
 */
public final class CsvWriter {

    /** With these a formula begins; a tab or a line break before them does not stop a spreadsheet. */
    private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private final CSVPrinter printer;

    /**
     * @param to left open
     * @param columns the header
     */
    public CsvWriter(Appendable to, List<String> columns) throws IOException {
        this.printer = new CSVPrinter(to, CSVFormat.RFC4180);
        printer.printRecord(columns);
    }

    /** Writes one row; null is an empty cell. */
    public void row(@Nullable Object... cells) throws IOException {
        for (var cell : cells) {
            printer.print(cell instanceof Number ? cell : safe(cell == null ? "" : cell.toString()));
        }
        printer.println();
    }

    private static String safe(String text) {
        var line = text.strip().replaceAll("\\R", " ");
        return !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }
}
