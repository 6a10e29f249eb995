package com.cinemataztic.incidents.store;

/**
 * How much the embedded store holds, as far as an operator has to know. The limits are of what was measured: pages and
 * counts stay fast beyond them, but starting, copying and whatever looks at everything do not.
 */
enum StoreSize {
    /** Nothing to do. */
    FINE(0, ""),

    /** From 100,000 documents on. */
    LARGE(100_000, "the embedded store is large: plan the move to a MongoDB server (ops/store export)"),

    /** From 500,000 documents on. */
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

    /** @return what to do, for people; empty when nothing is */
    String advice() {
        return advice;
    }
}
