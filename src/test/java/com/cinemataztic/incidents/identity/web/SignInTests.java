package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.SignInThrottle;
import com.cinemataztic.incidents.identity.TooManyAttempts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class SignInTests {

    private int checked;
    private boolean storeDown;

    private final SignIn signIn = new SignIn(
            new AuthenticationProvider() {
                @Override
                public Authentication authenticate(Authentication attempt) {
                    checked++;
                    if (storeDown) {
                        throw new InternalAuthenticationServiceException("the store does not answer");
                    }
                    if (!"right".equals(attempt.getCredentials())) {
                        throw new BadCredentialsException("wrong");
                    }
                    return attempt;
                }

                @Override
                public boolean supports(Class<?> authentication) {
                    return true;
                }
            },
            new SignInThrottle(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));

    @Test
    void whileItWaitsNotEvenTheRightPasswordIsChecked() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> attempt("wrong", "203.0.113.1")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> attempt("right", "203.0.113.1")).isInstanceOf(TooManyAttempts.class);
        assertThat(checked).isEqualTo(3);
        attempt("right", "203.0.113.2");
    }

    @Test
    void aStoreThatDoesNotAnswerMakesNobodyWait() {
        storeDown = true;
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() -> attempt("right", "203.0.113.1"))
                    .isInstanceOf(InternalAuthenticationServiceException.class);
        }
        storeDown = false;
        attempt("right", "203.0.113.1");
    }

    @Test
    void oneNetworkOfIPv6IsOneOrigin() {
        for (int i = 0; i < 3; i++) {
            var address = "2001:db8:1:2::" + i;
            assertThatThrownBy(() -> attempt("wrong", address)).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> attempt("right", "2001:db8:1:2:ffff::1")).isInstanceOf(TooManyAttempts.class);
        attempt("right", "2001:db8:1:3::1");
    }

    private void attempt(String password, String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated("olga", password);
        attempt.setDetails(new WebAuthenticationDetails(request));
        signIn.authenticate(attempt);
    }
}
