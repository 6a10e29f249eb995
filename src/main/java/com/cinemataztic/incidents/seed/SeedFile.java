package com.cinemataztic.incidents.seed;

import com.cinemataztic.incidents.platform.csv.CsvEntries;
import com.cinemataztic.incidents.platform.csv.CsvEntries.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file that was read.
 *
 * @param name its name
 * @param key identifies an entry
 * @param entries its entries
 * @param pending the entries to add: those that are not stored and were not seeded before
 * @param faults what is wrong with it
 */
record SeedFile<T>(
        String name, Function<T, ?> key, List<Entry<T>> entries, Set<Entry<T>> pending, List<SeedFault> faults) {

    /**
     * @param stored the keys of what is stored
     * @param seeded what was seeded before, see {@link #seedOf}
     */
    static <T> SeedFile<T> of(String name, CsvEntries<T> read, Function<T, ?> key, Set<?> stored, Set<String> seeded) {
        var pending = read.entries().stream()
                .filter(entry -> !stored.contains(key.apply(entry.value())))
                .filter(entry -> !seeded.contains(seedOf(name, key, entry.value())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var faults = read.faults().stream()
                .map(fault -> new SeedFault(name, fault.line(), fault.reason()))
                .toList();
        return new SeedFile<>(name, key, read.entries(), pending, faults);
    }

    /** @return the key of the entry among those of all files */
    String seedOf(T value) {
        return seedOf(name, key, value);
    }

    private static <T> String seedOf(String name, Function<T, ?> key, T value) {
        return name + " " + key.apply(value);
    }

    SeedFault fault(Entry<T> entry, String reason) {
        return new SeedFault(name, entry.line(), reason);
    }
}
