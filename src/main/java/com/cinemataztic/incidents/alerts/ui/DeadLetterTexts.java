package com.cinemataztic.incidents.alerts.ui;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import java.time.Duration;
import java.util.Locale;

/** Texts about dead letters for people. */
final class DeadLetterTexts {

    private static final long KIBIBYTE = 1024;

    private DeadLetterTexts() {}

    static String times(int times) {
        return times == 1 ? "once" : times == 2 ? "twice" : times + " times";
    }

    static String span(Duration span) {
        return span.toDays() >= 2 ? span.toDays() + " days" : span.toHours() + " hours";
    }

    /**
     * Describes which part of the body is not shown, and why.
     *
     * @param kept stored bytes of the body
     * @param hidden stored bytes that are not shown
     */
    static String hidden(DeadLetter.Envelope envelope, int kept, int hidden) {
        if (kept == 0) {
            return "There is no body: it was too large to be kept, or none came. Nothing of it can be replayed.";
        }
        return envelope.truncated()
                ? "Truncated: only the first " + size(kept) + " of " + size(envelope.size())
                        + " were kept, because the space for dead letters was used up. It can't be replayed."
                : "The first 64 KiB are shown; " + size(hidden) + " more are kept.";
    }

    /** @return the size of a dead letter's body, and whether it is truncated */
    static String size(DeadLetter.Envelope envelope) {
        return envelope.truncated() ? size(envelope.size()) + ", truncated" : size(envelope.size());
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
