package com.cinemataztic.incidents.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A request whose body breaks off at a limit, for every reader. */
public final class BoundedRequest extends HttpServletRequestWrapper {

    private final long longest;

    /** The body went on beyond the limit. */
    static final class BodyTooLong extends IOException {

        private BodyTooLong(long longest) {
            super("A body has at most " + longest + " bytes.");
        }
    }

    /** @param longest the largest number of bytes */
    public BoundedRequest(HttpServletRequest request, long longest) {
        super(request);
        this.longest = longest;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new BoundedStream(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private final class BoundedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        BoundedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            return counted(body.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var got = body.read(bytes, offset, length);
            return counted(got, got);
        }

        private int counted(int result, int bytes) throws IOException {
            read += result < 0 ? 0 : bytes;
            if (read > longest) {
                throw new BodyTooLong(longest);
            }
            return result;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
