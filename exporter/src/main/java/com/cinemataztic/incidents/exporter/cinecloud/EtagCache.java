package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last parsed answers that carried an ETag, by address. Evicts the least recently used. Safe for many threads. */
final class EtagCache {

    /** Enough for the listings and schedules of 2,000 screens. */
    private static final int MOST = 4_000;

    /** An ETag is sent back as a header: longer ones are not kept. */
    private static final int LONGEST_TAG = 200;

    record Tagged(String etag, Object value) {}

    private final Map<String, Tagged> answers = new LinkedHashMap<>(64, 0.75f, true);

    synchronized Optional<Tagged> of(String address) {
        return Optional.ofNullable(answers.get(address));
    }

    synchronized void keep(String address, Optional<String> etag, Object value) {
        if (etag.isEmpty() || !etag.get().matches("(W/)?\"[\\x21\\x23-\\x7e]{0," + LONGEST_TAG + "}\"")) {
            answers.remove(address);
            return;
        }
        answers.put(address, new Tagged(etag.get(), value));
        if (answers.size() > MOST) {
            answers.remove(answers.keySet().iterator().next());
        }
    }
}
