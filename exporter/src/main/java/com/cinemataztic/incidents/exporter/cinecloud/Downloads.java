package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that one machine fetches, as far as it could be read.
 *
 * @param read with ids that are unique
 * @param unread the ids of those of which no more could be read
 * @param nameless whether there were any of which not even the id could be read
 */
public record Downloads(List<Download> read, Set<String> unread, boolean nameless) {

    /** Far above what a machine fetches; no answer and no memory of answers holds more. */
    static final int MOST = 50;

    public Downloads {
        read = List.copyOf(read);
        unread = Set.copyOf(unread);
    }

    /** All of them read; an empty list is a word, too: nothing to fetch. */
    public static Downloads all(List<Download> read) {
        return new Downloads(read, Set.of(), false);
    }

    /**
     * These, and of the {@code earlier} ones those that may be among what could not be read: a download that stands still
     * must not look as if it were gone.
     */
    Downloads over(Optional<Downloads> earlier) {
        Set<String> told = read.stream().map(Download::id).collect(Collectors.toSet());
        Stream<Download> kept = earlier.stream()
                .flatMap(known -> known.read().stream())
                .filter(known -> !told.contains(known.id()) && (nameless || unread.contains(known.id())));
        return all(Stream.concat(read.stream(), kept).limit(MOST).toList());
    }
}
