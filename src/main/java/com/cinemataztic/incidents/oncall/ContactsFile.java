package com.cinemataztic.incidents.oncall;

import com.cinemataztic.incidents.platform.csv.BadCell;
import com.cinemataztic.incidents.platform.csv.CsvCells;
import com.cinemataztic.incidents.platform.csv.CsvEntries;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 */
final class ContactsFile {

    private static final Set<String> COLUMNS = Set.of(
            "id",
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

    private ContactsFile() {}

    /** Reads the text of the file. Pure. */
    static CsvEntries<Contact> read(String file) {
        var read = CsvEntries.read(file, List.of("name", "email"), COLUMNS, ContactsFile::contact)
                .unique("id", Contact::id);
        return read.faults().isEmpty() ? read.with(standInFaults(read)) : read;
    }

    private static List<CsvEntries.Fault> standInFaults(CsvEntries<Contact> read) {
        var all = Recipients.of(read.values(), List.of());
        return read.entries().stream()
                .flatMap(entry -> standInFault(entry.value(), all).stream()
                        .map(fault -> new CsvEntries.Fault(entry.line(), fault)))
                .toList();
    }

    private static Optional<String> standInFault(Contact contact, Recipients all) {
        if (contact.standIn() != null && !all.contacts().containsKey(contact.standIn())) {
            return Optional.of("stand_in: there is no contact " + contact.standIn() + ".");
        }
        return all.circle(contact).isEmpty()
                ? Optional.empty()
                : Optional.of("stand_in: stand-ins go round in a circle from " + contact.id() + ".");
    }

    private static Contact contact(CsvCells cells) {
        var name = cells.text("name");
        var id = cells.text("id");
        var standIn = cells.text("stand_in");
        var contact = new Contact(
                id.isEmpty() ? ContactId.like(name) : id(id, "id"),
                name,
                EmailAddress.parse(cells.text("email"))
                        .orElseThrow(() -> new BadCell("email: not an address like anna@example.com.")),
                cells.text("language", Contact.USUAL_LANGUAGE),
                threshold(cells.text("threshold")),
                cells.words("regions").map(ContactsFile::region).collect(Collectors.toSet()),
                cells.words("cinemas").collect(Collectors.toCollection(LinkedHashSet::new)),
                hours(cells),
                standIn.isEmpty() ? null : id(standIn, "stand_in"),
                cells.yes("lead"),
                cells.yes("default"),
                1);
        contact.fault().ifPresent(fault -> {
            throw new BadCell(fault.english());
        });
        return contact;
    }

    private static @Nullable WorkingHours hours(CsvCells cells) {
        var from = cells.text("from");
        var to = cells.text("to");
        var zone = cells.text("zone");
        var days = cells.words("days").toList();
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

    /** @return the days that words like {@code mon-fri sun} name */
    static Set<DayOfWeek> days(List<String> words) {
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

    static ContactId id(String text, String column) {
        return ContactId.parse(text)
                .orElseThrow(() -> new BadCell(column + ": kebab-case of at most 40 characters, like anna-berg."));
    }
}
