package com.cinemataztic.incidents.alerts.ui;

import java.time.Duration;
import java.util.Locale;

/** How dead letters are told to people. */
final class LetterWords {

    private static final long KIBIBYTE = 1024;

    private LetterWords() {}

    static String times(int times) {
        return times == 1 ? "once" : times == 2 ? "twice" : times + " times";
    }

    static String span(Duration span) {
        return span.toDays() >= 2 ? span.toDays() + " days" : span.toHours() + " hours";
    }

    static String size(long bytes) {
        if (bytes == 0) {
            return "no body";
        }
        if (bytes < KIBIBYTE) {
            return bytes + " B";
        }
        return bytes < KIBIBYTE * KIBIBYTE
                ? String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KIBIBYTE)
                : String.format(Locale.ROOT, "%.1f MiB", (double) bytes / KIBIBYTE / KIBIBYTE);
    }
}
