package com.cinemataztic.incidents.identity;

import org.springframework.security.core.AuthenticationException;

/** A password was not checked: too many wrong ones came, or too many are being checked right now. */
public class TooManyAttempts extends AuthenticationException {

    /** What the person is told. */
    public static final String SENTENCE = "Too many attempts; wait a moment";

    public TooManyAttempts() {
        super(SENTENCE);
    }
}
