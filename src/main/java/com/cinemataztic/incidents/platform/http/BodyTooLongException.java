package com.cinemataztic.incidents.platform.http;

import java.io.IOException;

/** A response body is longer than {@link BodyLimit.Whole} allows. */
public final class BodyTooLongException extends IOException {

    BodyTooLongException(int maxBytes) {
        super("the answer has more than " + maxBytes + " bytes");
    }
}
