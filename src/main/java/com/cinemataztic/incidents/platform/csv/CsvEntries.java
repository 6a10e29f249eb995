package com.cinemataztic.incidents.platform.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What a table with one entry a line holds.
 *
 * @param entries the entries that can be read, in order
 * @param faults what is wrong with the table, by line
 */
public record CsvEntries<T>(List<Entry<T>> entries, List<Fault> faults) {

    public CsvEntries {
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    /**
     * An entry.
     *
     * @param line its line in the file
     * @param value what it says
     */
    public record Entry<T>(long line, T value) {}

    /**
     * A fault.
     *
     * @param line its line in the file; 0: the file as a whole
     * @param reason a sentence for people
     */
    public record Fault(long line, String reason) {

        /** @return the fault for people, with its line */
        @Override
        public String toString() {
            return line == 0 ? reason : "Line " + line + ": " + reason;
        }
    }

    /**
     * Reads a table. Pure.
     *
     * @param required the columns that it must have
     * @param optional the columns that it may have
     * @param entry reads one line; throws {@link BadCell}
     */
    public static <T> CsvEntries<T> read(
            String csv, List<String> required, Set<String> optional, Function<CsvCells, T> entry) {
        return CsvTable.read(
                csv, table -> read(table, required, optional, entry), why -> invalid(0, "Not a CSV: " + why));
    }

    private static <T> CsvEntries<T> read(
            CsvTable table, List<String> required, Set<String> optional, Function<CsvCells, T> entry) {
        var columns = table.columns();
        if (!columns.containsAll(required)) {
            return invalid(1, "the columns have to be named there, " + listed(required) + " among them.");
        }
        var unknown = columns.stream()
                .filter(name -> !required.contains(name) && !optional.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            return invalid(1, "there is no such column: " + String.join(", ", unknown) + ".");
        }
        var entries = new ArrayList<Entry<T>>();
        var faults = new ArrayList<Fault>();
        for (var row : table.rows()) {
            try {
                if (!row.complete()) {
                    throw new BadCell(row.size() + " cells where there are " + columns.size() + " columns.");
                }
                entries.add(new Entry<>(row.line(), entry.apply(new CsvCells(row.cells()))));
            } catch (BadCell bad) {
                faults.add(new Fault(row.line(), String.valueOf(bad.getMessage())));
            }
        }
        return entries.isEmpty() && faults.isEmpty()
                ? invalid(0, "There is no entry in it.")
                : new CsvEntries<>(entries, faults);
    }

    /**
     * Returns the same without the entries whose key an earlier one has: those are faults.
     *
     * @param name what the key is, for people
     */
    public CsvEntries<T> unique(String name, Function<T, ?> key) {
        var lines = new HashMap<Object, Long>();
        var kept = new ArrayList<Entry<T>>();
        var more = new ArrayList<Fault>();
        for (var entry : entries) {
            var value = key.apply(entry.value);
            var earlier = lines.putIfAbsent(value, entry.line);
            if (earlier == null) {
                kept.add(entry);
            } else {
                more.add(new Fault(
                        entry.line, "the " + name + " " + value + " stands in line " + earlier + " already."));
            }
        }
        return new CsvEntries<>(kept, faults).with(more);
    }

    /** @return the same with further faults */
    public CsvEntries<T> with(List<Fault> more) {
        var all = new ArrayList<>(faults);
        all.addAll(more);
        all.sort(Comparator.comparingLong(Fault::line));
        return new CsvEntries<>(entries, all);
    }

    /** @return what the entries say, in order */
    public List<T> values() {
        return entries.stream().map(Entry::value).toList();
    }

    private static String listed(List<String> names) {
        var last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static <T> CsvEntries<T> invalid(long line, String why) {
        return new CsvEntries<>(List.of(), List.of(new Fault(line, why)));
    }
}
