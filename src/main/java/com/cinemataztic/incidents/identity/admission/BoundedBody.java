package com.cinemataztic.incidents.identity.admission;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpStatus;

/**
 * A body that breaks off at a number of bytes, at a time, and when it arrives too slowly. Tomcat's own time-out starts
 * again with each byte, so a slow sender could hold a thread without end.
 */
final class BoundedBody implements InputBuffer {

    /** A line that carries less carries no page either. */
    static final int LEAST_BYTES_PER_SECOND = 512;

    /** Until then any rate is good enough: a connection starts slowly. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final InputBuffer body;
    private final Request request;
    private final long longest;
    private final long timeNanos;
    private final Rejection rejection;
    private final long begunNanos = System.nanoTime();
    private long read;
    private boolean broken;

    /** Answers the request, whoever reads its body at that moment. */
    @FunctionalInterface
    interface Rejection {
        void answer(HttpStatus status) throws IOException;
    }

    BoundedBody(Request request, long longest, Duration time, Rejection rejection) {
        this.body = request.getInputBuffer();
        this.request = request;
        this.longest = longest;
        this.timeNanos = time.toNanos();
        this.rejection = rejection;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        var got = body.doRead(handler);
        if (got <= 0) {
            return got;
        }
        read += got;
        if (read > longest) {
            end(HttpStatus.CONTENT_TOO_LARGE);
            throw new IOException("the request body is longer than " + longest + " bytes");
        }
        if (isTooSlow(System.nanoTime() - begunNanos)) {
            end(HttpStatus.REQUEST_TIMEOUT);
            throw new SocketTimeoutException("the request body did not arrive in time");
        }
        return got;
    }

    private boolean isTooSlow(long nanos) {
        return nanos > timeNanos
                || nanos > GRACE.toNanos() && read < LEAST_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(nanos);
    }

    private void end(HttpStatus status) throws IOException {
        broken = true;
        request.setInputBuffer(body);
        rejection.answer(status);
    }

    /** @return whether it broke off, and the request is answered */
    boolean isBroken() {
        return broken;
    }

    @Override
    public int available() {
        return body.available();
    }
}
