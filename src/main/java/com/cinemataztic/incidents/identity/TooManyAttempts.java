package com.cinemataztic.incidents.identity;

import org.springframework.security.core.AuthenticationException;

/** The password was not checked: too many wrong ones came before, or too many are being checked right now. */
public class TooManyAttempts extends AuthenticationException {

    public TooManyAttempts() {
        super("too many attempts");
    }
}
