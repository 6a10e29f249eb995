package com.cinemataztic.incidents.notifications.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Limits the total time of a call. Socket time-outs are not enough: they restart with every byte. */
final class WithinTime {

    private WithinTime() {}

    /**
     * @param call runs on a virtual thread, whose sockets close when it is interrupted
     * @throws TimeoutException when it takes longer; the call is then interrupted
     * @throws ExecutionException when it fails
     */
    static <T> T run(Duration longest, Callable<T> call) throws TimeoutException, ExecutionException {
        var task = new FutureTask<>(call);
        Thread.ofVirtual().name("mail-", 0).start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } finally {
            task.cancel(true);
        }
    }
}
