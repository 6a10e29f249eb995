package com.cinemataztic.embeddedmongo.program;

import java.io.PrintStream;
import java.util.Locale;

/** Reports the progress of long work on the terminal, every two seconds. */
final class Progress {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final String unit;
    private long reported = System.nanoTime();

    Progress(PrintStream out, String unit) {
        this.out = out;
        this.unit = unit;
    }

    void at(long count) {
        if (System.nanoTime() - reported > EVERY_NANOS) {
            reported = System.nanoTime();
            out.printf(Locale.ROOT, "  %,d %s ...%n", count, unit);
        }
    }
}
