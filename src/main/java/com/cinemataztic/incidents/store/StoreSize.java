package com.cinemataztic.incidents.store;

import static com.cinemataztic.incidents.platform.text.Texts.text;

/**
 * The size class of the embedded store, as advice to operators. The limits come from measurements: beyond them pages
 * and counts are still fast, but startup, copies and full scans are not.
 */
enum StoreSize {
    /** Nothing to do. */
    FINE(0, ""),

    /** 100,000 documents or more. */
    LARGE(100_000, "health.store.size.large"),

    /** 500,000 documents or more. */
    TOO_LARGE(500_000, "health.store.size.too-large");

    private final long from;
    private final String key;

    StoreSize(long from, String key) {
        this.from = from;
        this.key = key;
    }

    static StoreSize of(long documents) {
        var size = FINE;
        for (var larger : values()) {
            if (documents >= larger.from) {
                size = larger;
            }
        }
        return size;
    }

    /** @return what to do, for people; empty if nothing */
    String advice() {
        return key.isEmpty() ? "" : text(key);
    }
}
