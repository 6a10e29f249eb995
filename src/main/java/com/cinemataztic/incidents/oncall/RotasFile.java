package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.csv.BadCell;
import com.cinemataztic.incidents.platform.csv.CsvCells;
import com.cinemataztic.incidents.platform.csv.CsvEntries;
import com.cinemataztic.incidents.regions.RegionId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * The first rotas, as a spreadsheet saves them. The lines of a region make up its rota. Columns:
 *
 * <ul>
 *   <li>region: its id
 *   <li>days: the days on which the shift begins, e.g. {@code mon-fri sun}; all by default
 *   <li>from, to: its times in the region's time zone, e.g. {@code 17:00, 09:00}; a shift that ends at or before its
 *       beginning ends on the following day
 *   <li>contact: the id of the contact who is on call
 * </ul>
 */
final class RotasFile {

    private RotasFile() {}

    /** The shifts of one line. */
    private record Line(RegionId region, List<Shift> shifts) {}

    /** Reads the text of the file. Pure. @return the rotas, in UTC, each with the line on which it begins */
    static CsvEntries<Rota> read(String file) {
        var lines = CsvEntries.read(file, List.of("region", "from", "to", "contact"), Set.of("days"), RotasFile::line);
        var rotas = new LinkedHashMap<RegionId, CsvEntries.Entry<Rota>>();
        var faults = new ArrayList<CsvEntries.Fault>();
        for (var line : lines.entries()) {
            var region = line.value().region();
            var begun = rotas.computeIfAbsent(
                    region, _ -> new CsvEntries.Entry<>(line.line(), Rota.empty(region, ZoneOffset.UTC)));
            var rota = begun.value();
            for (var shift : line.value().shifts()) {
                rota = rota.plus(shift);
            }
            var fault = rota.fault();
            if (fault.isPresent()) {
                faults.add(new CsvEntries.Fault(line.line(), fault.get().english()));
            } else {
                rotas.put(region, new CsvEntries.Entry<>(begun.line(), rota));
            }
        }
        return new CsvEntries<>(List.copyOf(rotas.values()), lines.faults()).with(faults);
    }

    private static Line line(CsvCells cells) {
        var region =
                RegionId.parse(cells.text("region")).orElseThrow(() -> new BadCell("region: an id like new-zealand."));
        var contact = ContactsFile.id(cells.text("contact"), "contact");
        var words = cells.words("days").toList();
        var days = words.isEmpty() ? List.of(DayOfWeek.values()) : List.copyOf(ContactsFile.days(words));
        return new Line(
                region,
                days.stream()
                        .map(day -> shift(day, cells.text("from"), cells.text("to"), contact))
                        .toList());
    }

    private static Shift shift(DayOfWeek day, String from, String to, ContactId contact) {
        try {
            return new Shift(day, LocalTime.parse(from), LocalTime.parse(to), contact);
        } catch (DateTimeException | IllegalArgumentException bad) {
            throw new BadCell("from, to: times in whole minutes, like 09:00, 17:00.");
        }
    }
}
