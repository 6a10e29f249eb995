package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All downloads of one machine, as far as they could be read.
 *
 * @param read the readable ones; their ids are unique
 * @param unread the ids of those of which only the id could be read
 * @param nameless whether there were any of which not even the id could be read
 */
public record Downloads(List<Download> read, Set<String> unread, boolean nameless) {

    /** Far above what a machine downloads. No answer and no remembered list holds more. */
    static final int MOST = 50;

    public Downloads {
        read = List.copyOf(read);
        unread = Set.copyOf(unread);
    }

    /** All of them were read. An empty list is an answer, too: nothing to download. */
    public static Downloads all(List<Download> read) {
        return new Downloads(read, Set.of(), false);
    }

    /**
     * These, plus those {@code earlier} ones that may be among the unreadable: a stalled download must not appear as if
     * it were gone.
     */
    Downloads over(Optional<Downloads> earlier) {
        Set<String> reported = read.stream().map(Download::id).collect(Collectors.toSet());
        Stream<Download> kept = earlier.stream()
                .flatMap(known -> known.read().stream())
                .filter(known -> !reported.contains(known.id()) && (nameless || unread.contains(known.id())));
        return all(Stream.concat(read.stream(), kept).limit(MOST).toList());
    }
}
