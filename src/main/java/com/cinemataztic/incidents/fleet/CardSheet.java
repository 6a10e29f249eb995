package com.cinemataztic.incidents.fleet;

import com.cinemataztic.incidents.platform.csv.CsvTable;
import com.cinemataztic.incidents.platform.text.Explanation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A sheet of cinema cards as a spreadsheet saves it: CSV in UTF-8, separated by commas or semicolons. Its columns are
 * cinema_id and any of phone, language, notes. A missing column leaves the stored value; an empty cell clears it.
 *
 * @param changed cards that differ from the stored ones
 * @param same how many cards do not differ
 * @param faults what is wrong, each with its line; nothing is imported while there are any
 */
public record CardSheet(List<CinemaCard> changed, int same, List<Explanation> faults) {

    /** Larger sheets are rejected. */
    public static final int LARGEST_BYTES = 1 << 20;

    private static final int MOST_FAULTS = 20;
    private static final String ID = "cinema_id";
    private static final Set<String> COLUMNS = Set.of(ID, "phone", "language", "notes");

    public CardSheet {
        changed = List.copyOf(changed);
        faults = List.copyOf(faults);
    }

    /**
     * Parses a sheet. Pure.
     *
     * @param bytes the sheet as received
     * @param known whether a cinema with this id exists
     * @param before the stored card of a cinema
     */
    static CardSheet read(byte[] bytes, Predicate<String> known, Function<String, CinemaCard> before) {
        if (bytes.length > LARGEST_BYTES) {
            return invalid(Explanation.of("card.sheet.large", LARGEST_BYTES >> 20));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return invalid(Explanation.of("card.sheet.not-utf-8"));
        }
        return CsvTable.read(
                text,
                table -> read(table, known, before),
                why -> invalid(Explanation.of("card.sheet.unreadable", why)));
    }

    private static CardSheet read(CsvTable table, Predicate<String> known, Function<String, CinemaCard> before) {
        var columns = table.columns();
        if (!columns.contains(ID)) {
            return invalid(Explanation.of("card.sheet.no-columns"));
        }
        var strange = columns.stream().filter(name -> !COLUMNS.contains(name)).toList();
        if (!strange.isEmpty()) {
            return invalid(Explanation.of("card.sheet.strange-columns", String.join(", ", strange)));
        }
        var changed = new ArrayList<CinemaCard>();
        var faults = new ArrayList<Explanation>();
        var lines = new HashMap<String, Long>();
        int same = 0;
        for (var row : table.rows()) {
            var line = row.line();
            var cells = row.cells();
            var id = cells.getOrDefault(ID, "");
            var twice = lines.put(id, row.line());
            if (!row.complete()) {
                faults.add(Explanation.of("card.sheet.cells", line, row.size(), columns.size()));
            } else if (id.isEmpty() || !known.test(id)) {
                faults.add(Explanation.of("card.sheet.no-cinema", line, id));
            } else if (twice != null) {
                faults.add(Explanation.of("card.sheet.twice", line, id, twice));
            } else {
                var held = before.apply(id);
                var card = card(held, cells);
                card.fault().ifPresent(fault -> faults.add(Explanation.of("card.sheet.line", line, fault)));
                if (card.equals(held)) {
                    same++;
                } else {
                    changed.add(card);
                }
            }
            if (faults.size() >= MOST_FAULTS) {
                faults.add(Explanation.of("card.sheet.more"));
                break;
            }
        }
        return new CardSheet(changed, same, faults);
    }

    private static CinemaCard card(CinemaCard held, Map<String, String> cells) {
        return new CinemaCard(
                held.cinemaId(),
                cells.getOrDefault("phone", held.phone()),
                cells.getOrDefault("language", held.language()),
                cells.getOrDefault("notes", held.notes()).replace("\r\n", "\n"));
    }

    private static CardSheet invalid(Explanation why) {
        return new CardSheet(List.of(), 0, List.of(why));
    }
}
