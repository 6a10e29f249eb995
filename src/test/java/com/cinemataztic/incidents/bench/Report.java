package com.cinemataztic.incidents.bench;

import java.util.Locale;

/** The tables on standard output, and how far things are on standard error. */
final class Report {

    private static final int NAME = 46;
    private static final int FIGURE = 9;
    private final long began = System.nanoTime();

    void line(String text) {
        System.out.println(text);
    }

    void note(String text) {
        System.out.println("  " + text);
    }

    void heading(String title, String explanation, String... columns) {
        line("");
        line(title);
        line(explanation);
        if (columns.length > 0) {
            columns("", columns);
        }
    }

    void columns(String name, String... columns) {
        var text = new StringBuilder(pad(name));
        for (var column : columns) {
            text.append(String.format(Locale.ROOT, "%" + FIGURE + "s", column));
        }
        line(text.toString());
    }

    void row(String name, Distribution values) {
        columns(
                name,
                Integer.toString(values.count()),
                number(values.at(0)),
                number(values.median()),
                number(values.at(0.9)),
                number(values.at(0.99)),
                number(values.at(1)));
    }

    /** @return with as many digits as say something */
    static String number(double value) {
        var size = Math.abs(value);
        var format =
                size >= 1_000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 1 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    void progress(String doing) {
        System.err.printf(Locale.ROOT, "[%3.0f s] %s%n", seconds(), doing);
    }

    private static String pad(String name) {
        return String.format(Locale.ROOT, "%-" + NAME + "s", name);
    }
}
