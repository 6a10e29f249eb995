package com.cinemataztic.incidents.seed;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The folder with the files, each of which may be missing.
 *
 * @param folder the CSV files are in it
 * @param secrets the password files are in it
 */
record SeedFolder(Path folder, Path secrets) {

    static final String REGIONS = "regions.csv";
    static final String CONTACTS = "contacts.csv";
    static final String ROTAS = "rotas.csv";
    static final String ACCOUNTS = "accounts.csv";

    /** In the order in which the files refer to each other. */
    private static final List<String> NAMES = List.of(REGIONS, CONTACTS, ROTAS, ACCOUNTS);

    private static final long LARGEST = 1 << 20;

    /** A file that cannot be read. The message is a sentence for people. */
    static final class Unreadable extends Exception {
        Unreadable(String why) {
            super(why);
        }
    }

    /** @return what is wrong with the folder: a misspelt name must not leave a file out */
    List<SeedFault> faults() {
        try (var files = Files.list(folder)) {
            var tables = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv"))
                    .sorted()
                    .toList();
            var known = " is none of " + String.join(", ", NAMES) + ".";
            return tables.isEmpty()
                    ? List.of(new SeedFault(folder.toString(), 0, "there are no CSV files in it."))
                    : tables.stream()
                            .filter(name -> !Set.copyOf(NAMES).contains(name))
                            .map(name -> new SeedFault(name, 0, "it" + known))
                            .toList();
        } catch (IOException unreadable) {
            return List.of(new SeedFault(folder.toString(), 0, "it is not a folder that can be read."));
        }
    }

    /** @return the file's entries; none if the file is missing */
    <T> CsvEntries<T> read(String name, Function<String, CsvEntries<T>> reader) {
        var file = folder.resolve(name);
        if (Files.notExists(file)) {
            return new CsvEntries<>(List.of(), List.of());
        }
        try {
            return reader.apply(text(file));
        } catch (Unreadable bad) {
            return new CsvEntries<>(List.of(), List.of(new CsvEntries.Fault(0, String.valueOf(bad.getMessage()))));
        }
    }

    /** @return the one line in the file */
    String password(String name) throws Unreadable {
        Path file;
        try {
            file = secrets.resolve(name).normalize();
        } catch (InvalidPathException bad) {
            throw new Unreadable("it is not the name of a file.");
        }
        if (!file.startsWith(secrets.normalize())) {
            throw new Unreadable("it is outside the folder of the password files.");
        }
        var lines = text(file).lines().filter(line -> !line.isBlank()).toList();
        if (lines.size() != 1) {
            throw new Unreadable("it must hold one line, the password.");
        }
        return lines.getFirst().strip();
    }

    private static String text(Path file) throws Unreadable {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable("it is larger than 1 MiB.");
            }
            return Files.readString(file);
        } catch (CharacterCodingException bad) {
            throw new Unreadable("it is not in UTF-8.");
        } catch (IOException bad) {
            throw new Unreadable("it cannot be read.");
        }
    }
}
