package com.cinemataztic.incidents.tickets.stream;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Where readers find the newest snapshot, and wait for the next. Thread-safe. */
interface StreamSource {

    StreamSnapshot snapshot();

    /** A reader is sent so many tickets. */
    void sending(int tickets);

    /** Waits for a change, until the time is over, or until the condition holds and somebody calls {@link #wake}. */
    void await(long number, BooleanSupplier condition, Duration time) throws InterruptedException;

    /** Makes all that wait look at their condition again. */
    void wake();
}
