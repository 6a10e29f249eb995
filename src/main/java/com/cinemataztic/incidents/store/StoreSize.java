package com.cinemataztic.incidents.store;

/**
 * The size class of the embedded store, as advice to operators. The limits come from measurements: beyond them pages
 * and counts are still fast, but startup, copies and full scans are not.
 */
enum StoreSize {
    /** Nothing to do. */
    FINE(0, ""),

    /** 100,000 documents or more. */
    LARGE(100_000, "the embedded store is large: plan the move to a MongoDB server (ops/store export)"),

    /** 500,000 documents or more. */
    TOO_LARGE(
            500_000,
            "THE EMBEDDED STORE IS TOO LARGE: move to a MongoDB server now (ops/store export, then MONGODB_URI)");

    private final long from;
    private final String advice;

    StoreSize(long from, String advice) {
        this.from = from;
        this.advice = advice;
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
        return advice;
    }
}
