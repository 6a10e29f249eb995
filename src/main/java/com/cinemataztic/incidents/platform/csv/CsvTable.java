package com.cinemataztic.incidents.platform.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * A table as a spreadsheet saves it: CSV with a header line, separated by commas or semicolons. Cells are trimmed, and
 * empty lines are skipped.
 */
public final class CsvTable {

    private final CSVParser parser;

    private CsvTable(CSVParser parser) {
        this.parser = parser;
    }

    /**
     * One line.
     *
     * @param line its number in the file
     * @param size how many cells it has
     * @param complete whether it has a cell for each column, and no more
     * @param cells its cells by column
     */
    public record Row(long line, int size, boolean complete, Map<String, String> cells) {}

    /**
     * Parses the text while {@code use} reads its rows. Pure.
     *
     * @param malformed gives the result when the text is no CSV, from the reason
     */
    public static <T> T read(String text, Function<CsvTable, T> use, Function<String, T> malformed) {
        var table = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var head = table.lines().findFirst().orElse("");
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(head.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(table), format)) {
            return use.apply(new CsvTable(parser));
        } catch (CSVException | UncheckedIOException | IllegalArgumentException bad) {
            return malformed.apply(String.valueOf(bad.getMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @return the names of the columns, in order */
    public List<String> columns() {
        return parser.getHeaderNames();
    }

    /** @return the rows in order, each parsed when it is needed */
    public Iterable<Row> rows() {
        return () -> parser.stream().map(this::row).iterator();
    }

    private Row row(CSVRecord row) {
        return new Row(parser.getCurrentLineNumber(), row.size(), row.isConsistent(), row.toMap());
    }
}
