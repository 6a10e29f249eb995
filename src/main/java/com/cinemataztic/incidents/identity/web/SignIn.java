package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.SignInThrottle;
import com.cinemataztic.incidents.identity.TooManyAttempts;
import com.cinemataztic.incidents.platform.web.ClientNetwork;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks an account and its password, unless the throttle rejects the attempt. */
class SignIn implements AuthenticationProvider {

    private final AuthenticationProvider accounts;
    private final SignInThrottle throttle;

    SignIn(AuthenticationProvider accounts, SignInThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var account = attempt.getName();
        var network = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? ClientNetwork.of(details.getRemoteAddress())
                : ClientNetwork.UNKNOWN;
        if (!throttle.admits(account, network)) {
            throw new TooManyAttempts();
        }
        try {
            var signedIn = accounts.authenticate(attempt);
            throttle.succeeded(account, network);
            return signedIn;
        } catch (TooManyAttempts | AuthenticationServiceException unchecked) {
            throttle.withdrawn(account, network);
            throw unchecked;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return accounts.supports(authentication);
    }
}
