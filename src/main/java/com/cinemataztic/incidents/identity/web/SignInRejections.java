package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.LoginError;
import com.cinemataztic.incidents.identity.TooManyAttempts;
import com.cinemataztic.incidents.store.StoreUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.stereotype.Component;

/**
 * Redirects a rejected sign-in to the form with the reason, counts it, and logs it. The typed name is logged only if an
 * account has it, because people also type passwords there. Throttled attempts are counted but not logged; the wrong
 * passwords that led to them are.
 */
@Component
class SignInRejections implements AuthenticationFailureHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(SignInRejections.class);

    private final Predicate<String> isAccount;
    private final MeterRegistry meters;

    @Autowired
    SignInRejections(AccountDesk accounts, MeterRegistry meters) {
        this(accounts::exists, meters);
    }

    SignInRejections(Predicate<String> isAccount, MeterRegistry meters) {
        this.isAccount = isAccount;
        this.meters = meters;
        for (var error : LoginError.values()) {
            counter(error);
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        switch (failure) {
            case TooManyAttempts _ -> reject(LoginError.THROTTLED, request, response);
            case AuthenticationServiceException broken -> {
                LOGGER.error("Sign-in is not possible: {}", broken.getMessage());
                reject(LoginError.STORE, request, response);
            }
            default -> {
                log(request);
                reject(LoginError.CREDENTIALS, request, response);
            }
        }
    }

    /** The form came without the token of a page that this session was shown. */
    void expired(HttpServletRequest request, HttpServletResponse response) throws IOException {
        reject(LoginError.EXPIRED, request, response);
    }

    private void reject(LoginError error, HttpServletRequest request, HttpServletResponse response) throws IOException {
        counter(error).increment();
        response.sendRedirect(request.getContextPath() + SecurityChains.LOGIN + "?error=" + error.word());
    }

    private Counter counter(LoginError error) {
        return Counter.builder("portal.signin.rejected")
                .description("Sign-ins that were rejected, by reason")
                .tag("reason", error.word())
                .register(meters);
    }

    private void log(HttpServletRequest request) {
        var name = request.getParameter(UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY);
        var from = RemoteAddress.text(request.getRemoteAddr());
        LOGGER.warn("Sign-in rejected: {}, from {}", reason(name == null ? "" : name.strip()), from);
    }

    private String reason(String name) {
        try {
            return isAccount.test(name) ? "wrong password for the account " + name : "no such account";
        } catch (StoreUnavailable down) {
            return "wrong account or password; the store does not answer which";
        }
    }
}
