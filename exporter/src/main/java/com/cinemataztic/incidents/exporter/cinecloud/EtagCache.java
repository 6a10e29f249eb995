package com.cinemataztic.incidents.exporter.cinecloud;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last answers that carried an ETag, already read, by address. Forgets the longest unused. Safe for many threads. */
final class EtagCache {

    /** Above listings and schedules of 2,000 screens. */
    private static final int MOST = 4_000;

    /** An ETag is a header that is sent back: longer ones are not kept. */
    private static final int LONGEST_TAG = 200;

    /** The value as it was read. */
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
