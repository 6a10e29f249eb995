package com.cinemataztic.incidents.platform.csv;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** The cells of one line, by column. A column that the file does not have is empty. */
public final class CsvCells {

    private final Map<String, String> cells;

    CsvCells(Map<String, String> cells) {
        this.cells = cells;
    }

    /** @return the cell; empty when there is none */
    public String text(String column) {
        return cells.getOrDefault(column, "");
    }

    /** @return the cell, or {@code usual} when it is empty */
    public String text(String column, String usual) {
        var text = text(column);
        return text.isEmpty() ? usual : text;
    }

    /** @return the words of the cell, which are separated by spaces */
    public Stream<String> words(String column) {
        return Arrays.stream(text(column).split("\\s+")).filter(word -> !word.isEmpty());
    }

    /**
     * @return whether the cell says yes
     * @throws BadCell unless it says yes or no, or is empty
     */
    public boolean yes(String column) {
        return switch (text(column)) {
            case "yes" -> true;
            case "no", "" -> false;
            default -> throw new BadCell(column + ": yes or no.");
        };
    }
}
