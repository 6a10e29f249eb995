package com.cinemataztic.incidents.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Limits the time in which a whole request body must arrive. Tomcat's own timeout starts again with each byte, so a
 * slow sender could hold a thread without end. A body that is too slow is answered with 408, and the connection is
 * closed.
 */
class BodyTimeoutValve extends ValveBase {

    /** As Tomcat: it reads this much of a body that the portal did not read, to keep the connection. */
    private static final int MOST_DISCARDED = 2 * 1024 * 1024;

    private final long timeoutNanos;

    BodyTimeoutValve(Duration timeout) {
        super(true);
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var untimed = coyote.getInputBuffer();
        coyote.setInputBuffer(new TimedBody(untimed, coyote, System.nanoTime() + timeoutNanos));
        try {
            getNext().invoke(request, response);
            discardRemaining(request, response);
        } finally {
            coyote.setInputBuffer(untimed);
        }
    }

    /** Reads what the portal left of the body. Tomcat would read it without a limit in time. */
    private static void discardRemaining(Request request, Response response) throws IOException {
        if (request.isAsync() || request.isFinished() || request.getHeader("Expect") != null) {
            return;
        }
        response.finishResponse();
        var discarding = new Discarding();
        try {
            for (int sum = 0, read = 0; sum < MOST_DISCARDED && read >= 0; sum += read) {
                read = request.getCoyoteRequest().doRead(discarding);
            }
        } catch (IOException tooSlowOrClosed) {
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private record TimedBody(InputBuffer body, org.apache.coyote.Request request, long endNanos)
            implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            var read = body.doRead(handler);
            if (read > 0 && System.nanoTime() - endNanos > 0) {
                request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                throw new SocketTimeoutException("the request body did not arrive in time");
            }
            return read;
        }

        @Override
        public int available() {
            return body.available();
        }
    }

    private static final class Discarding implements ApplicationBufferHandler {

        private ByteBuffer read = EMPTY_BUFFER;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.read = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return read;
        }

        @Override
        public void expand(int size) {
            // The connection's own buffers are large enough.
        }
    }
}
