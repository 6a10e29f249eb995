package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.csv.CsvTable;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first contacts, as a spreadsheet saves them: CSV in UTF-8, separated by commas or semicolons, one contact a line.
 * Columns: name and email, and any of
 *
 * <ul>
 *   <li>id: by default derived from the name
 *   <li>language: a tag, by default en
 *   <li>threshold: info, warning (the default) or critical
 *   <li>regions, cinemas: ids separated by spaces
 *   <li>zone, days, from, to: working hours, e.g. {@code Europe/Oslo, mon-fri sun, 09:00, 17:00}; days are all by
 *       default
 *   <li>stand_in: the id of the contact who is notified outside these hours
 *   <li>lead, default: yes or no, by default no
 * </ul>
 *
 * @param contacts the contacts read
 * @param faults what is wrong, each with its line
 */
record ContactsFile(List<Contact> contacts, List<String> faults) {

    private static final Set<String> COLUMNS = Set.of(
            "id",
            "name",
            "email",
            "language",
            "threshold",
            "regions",
            "cinemas",
            "zone",
            "days",
            "from",
            "to",
            "stand_in",
            "lead",
            "default");

    private static final Map<String, DayOfWeek> DAYS = Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), day -> day));

    ContactsFile {
        contacts = List.copyOf(contacts);
        faults = List.copyOf(faults);
    }

    /** A cell that can't be read, and why. */
    private static final class BadCell extends RuntimeException {
        BadCell(String why) {
            super(why);
        }
    }

    /** Reads the text of the file. Pure. */
    static ContactsFile read(String file) {
        return CsvTable.read(file, table -> read(table), why -> invalid("Not a CSV: " + why));
    }

    private static ContactsFile read(CsvTable table) {
        var columns = table.columns();
        if (!columns.containsAll(List.of("name", "email"))) {
            return invalid("Line 1: the columns have to be named there, name and email among them.");
        }
        var strange = columns.stream().filter(name -> !COLUMNS.contains(name)).toList();
        if (!strange.isEmpty()) {
            return invalid("Line 1: there is no such column: " + String.join(", ", strange) + ".");
        }
        var lines = new HashMap<ContactId, Long>();
        var contacts = new ArrayList<Contact>();
        var faults = new ArrayList<String>();
        for (var row : table.rows()) {
            var line = row.line();
            try {
                if (!row.complete()) {
                    throw new BadCell(row.size() + " cells where there are " + columns.size() + " columns.");
                }
                var contact = contact(row.cells());
                contact.fault().ifPresent(fault -> {
                    throw new BadCell(fault);
                });
                var twice = lines.putIfAbsent(contact.id(), line);
                if (twice != null) {
                    throw new BadCell("the id " + contact.id() + " stands in line " + twice + " already.");
                }
                contacts.add(contact);
            } catch (BadCell bad) {
                faults.add("Line " + line + ": " + bad.getMessage());
            }
        }
        if (contacts.isEmpty() && faults.isEmpty()) {
            return invalid("There is no contact in it.");
        }
        if (faults.isEmpty()) {
            var all = Recipients.of(contacts, List.of());
            contacts.forEach(contact -> standInFault(contact, all)
                    .ifPresent(fault -> faults.add("Line " + lines.get(contact.id()) + ": " + fault)));
        }
        return new ContactsFile(contacts, faults);
    }

    private static Optional<String> standInFault(Contact contact, Recipients all) {
        if (contact.standIn() != null && !all.contacts().containsKey(contact.standIn())) {
            return Optional.of("stand_in: there is no contact " + contact.standIn() + ".");
        }
        return all.circle(contact).isEmpty()
                ? Optional.empty()
                : Optional.of("stand_in: stand-ins go round in a circle from " + contact.id() + ".");
    }

    private static Contact contact(Map<String, String> cells) {
        var name = cells.getOrDefault("name", "");
        var id = cells.getOrDefault("id", "");
        var standIn = cells.getOrDefault("stand_in", "");
        return new Contact(
                id.isEmpty() ? ContactId.like(name) : id(id, "id"),
                name,
                EmailAddress.parse(cells.getOrDefault("email", ""))
                        .orElseThrow(() -> new BadCell("email: not an address like anna@example.com.")),
                or(cells.getOrDefault("language", ""), Contact.USUAL_LANGUAGE),
                threshold(cells.getOrDefault("threshold", "")),
                words(cells, "regions").map(ContactsFile::region).collect(Collectors.toSet()),
                words(cells, "cinemas").collect(Collectors.toCollection(LinkedHashSet::new)),
                hours(cells),
                standIn.isEmpty() ? null : id(standIn, "stand_in"),
                yes(cells, "lead"),
                yes(cells, "default"),
                1);
    }

    private static @Nullable WorkingHours hours(Map<String, String> cells) {
        var from = cells.getOrDefault("from", "");
        var to = cells.getOrDefault("to", "");
        var zone = cells.getOrDefault("zone", "");
        var days = words(cells, "days").toList();
        if (from.isEmpty() && to.isEmpty() && zone.isEmpty() && days.isEmpty()) {
            return null;
        }
        try {
            return new WorkingHours(
                    ZoneId.of(zone),
                    days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days(days),
                    LocalTime.parse(from),
                    LocalTime.parse(to));
        } catch (DateTimeException bad) {
            throw new BadCell("working hours need zone, from and to, like Europe/Oslo, 09:00, 17:00.");
        }
    }

    private static Set<DayOfWeek> days(List<String> words) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var word : words) {
            var ends = Arrays.stream(word.toLowerCase(Locale.ROOT).split("-", -1))
                    .map(DAYS::get)
                    .toList();
            var first = ends.getFirst();
            var last = ends.getLast();
            if (ends.size() > 2 || first == null || last == null) {
                throw new BadCell("days: mon to sun, with spaces between, or mon-fri.");
            }
            for (var day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static Severity threshold(String word) {
        if (word.isEmpty()) {
            return Severity.WARNING;
        }
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadCell("threshold: info, warning or critical."));
    }

    private static RegionId region(String word) {
        return RegionId.parse(word).orElseThrow(() -> new BadCell("regions: ids like new-zealand, spaces between."));
    }

    private static ContactId id(String text, String column) {
        return ContactId.parse(text)
                .orElseThrow(() -> new BadCell(column + ": kebab-case of at most 40 characters, like anna-berg."));
    }

    private static boolean yes(Map<String, String> cells, String column) {
        return switch (cells.getOrDefault(column, "")) {
            case "yes" -> true;
            case "no", "" -> false;
            default -> throw new BadCell(column + ": yes or no.");
        };
    }

    private static Stream<String> words(Map<String, String> cells, String column) {
        return Arrays.stream(cells.getOrDefault(column, "").split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static String or(String text, String usual) {
        return text.isEmpty() ? usual : text;
    }

    private static ContactsFile invalid(String why) {
        return new ContactsFile(List.of(), List.of(why));
    }
}
