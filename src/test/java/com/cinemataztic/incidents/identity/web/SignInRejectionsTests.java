package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.store.StoreUnavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;

/** What the log says about a rejected sign-in. */
@ExtendWith(OutputCaptureExtension.class)
class SignInRejectionsTests {

    @Test
    void anAccountIsNamedOnlyIfItExists(CapturedOutput output) throws IOException {
        reject("olga", "olga"::equals);
        assertThat(output).contains("wrong password for the account olga, from 127.0.0.1");
        reject("my secret", "olga"::equals);
        assertThat(output).contains("no such account, from 127.0.0.1").doesNotContain("my secret");
    }

    @Test
    void aStoreThatDoesNotAnswerIsNoMissingAccount(CapturedOutput output) throws IOException {
        reject("olga", _ -> {
            throw new StoreUnavailable("down", new IllegalStateException());
        });
        assertThat(output)
                .contains("wrong account or password; the store does not answer which, from 127.0.0.1")
                .doesNotContain("no such account", "olga");
    }

    private static void reject(String name, Predicate<String> isAccount) throws IOException {
        var request = new MockHttpServletRequest();
        request.setParameter("username", name);
        new SignInRejections(isAccount, new SimpleMeterRegistry())
                .onAuthenticationFailure(request, new MockHttpServletResponse(), new BadCredentialsException("wrong"));
    }
}
