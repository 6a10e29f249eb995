package com.cinemataztic.incidents.tickets.desk;

import com.cinemataztic.incidents.tickets.Signal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a report. All of it is durable, except for the firings in doubt, of which nothing is written yet, and
 * for the signals that failed.
 *
 * @param opened tickets that were opened
 * @param changed tickets that changed otherwise
 * @param inDoubt firings that an accepted end counts against; the sender asks every Alertmanager and reports them
 *     again: {@link Signal.Firing#asConfirmed()} or {@link Signal.Late}
 * @param failed signals that can't be processed, each tried alone; the sender must store them elsewhere, because a
 *     retry will not help
 */
public record Receipt(int opened, int changed, List<Signal.Firing> inDoubt, List<Signal> failed) {

    public Receipt {
        inDoubt = List.copyOf(inDoubt);
        failed = List.copyOf(failed);
    }

    /** A report whose signals could all be processed. */
    public Receipt(int opened, int changed, List<Signal.Firing> inDoubt) {
        this(opened, changed, inDoubt, List.of());
    }

    /** @return the sum of both */
    Receipt plus(Receipt other) {
        return new Receipt(
                opened + other.opened,
                changed + other.changed,
                Stream.concat(inDoubt.stream(), other.inDoubt.stream()).toList(),
                Stream.concat(failed.stream(), other.failed.stream()).toList());
    }
}
