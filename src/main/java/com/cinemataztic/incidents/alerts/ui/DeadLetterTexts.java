package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import java.time.Duration;
import java.util.Locale;

/** Texts about dead letters for people. */
final class DeadLetterTexts {

    private static final long KIBIBYTE = 1024;

    private DeadLetterTexts() {}

    static String times(int times) {
        return text("dead-letters.times", times);
    }

    static String span(Duration span) {
        return span.toDays() >= 2 ? text("page.day-count", span.toDays()) : text("dead-letters.hours", span.toHours());
    }

    /**
     * Describes which part of the body is not shown, and why.
     *
     * @param kept stored bytes of the body
     * @param hidden stored bytes that are not shown
     */
    static String hidden(DeadLetter.Summary summary, int kept, int hidden) {
        if (kept == 0) {
            return text("dead-letters.body.missing");
        }
        return summary.truncated()
                ? text("dead-letters.body.truncated", size(kept), size(summary.size()))
                : text("dead-letters.body.more", size(hidden));
    }

    /** @return the size of a dead letter's body, and whether it is truncated */
    static String size(DeadLetter.Summary summary) {
        return summary.truncated() ? text("dead-letters.size.truncated", size(summary.size())) : size(summary.size());
    }

    static String size(long bytes) {
        if (bytes == 0) {
            return text("dead-letters.size.none");
        }
        if (bytes < KIBIBYTE) {
            return bytes + " B";
        }
        return bytes < KIBIBYTE * KIBIBYTE
                ? String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KIBIBYTE)
                : String.format(Locale.ROOT, "%.1f MiB", (double) bytes / KIBIBYTE / KIBIBYTE);
    }
}
