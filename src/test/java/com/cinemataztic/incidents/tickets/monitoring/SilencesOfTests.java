package com.cinemataztic.incidents.tickets.monitoring;

import com.cinemataztic.incidents.tickets.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A silence over every alert, or none. Counts how often it is asked, which is once for each ticket examined. */
public final class SilencesOfTests implements Silences {

    private volatile @Nullable Silence silence;
    private volatile Instant readAt = Instant.EPOCH;
    private int asked;
    private int failingAt;

    @Override
    public synchronized Optional<Silence> over(Collection<Evidence> evidence) {
        asked++;
        if (asked == failingAt) {
            throw new IllegalStateException("no answer this time");
        }
        return Optional.ofNullable(silence);
    }

    @Override
    public Instant readAt() {
        return readAt;
    }

    /** Another reading, which finds this silence. */
    public void read(@Nullable Silence found) {
        silence = found;
        readAt = readAt.plus(Duration.ofSeconds(30));
    }

    /** Fails once, at that question from now. */
    public synchronized void failAt(int question) {
        failingAt = asked + question;
    }

    /** @return how often it was asked since the last call */
    public synchronized int takeAsked() {
        var count = asked;
        asked = 0;
        failingAt = 0;
        return count;
    }
}
