package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.BrowserSession;
import com.cinemataztic.incidents.support.PortalTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;

/** Wrong sign-ins: bounded, counted, logged, and of no consequence to anybody else. Each test comes from its own address. */
@PortalTest
@DirtiesContext
@Import(SignInWebTests.CountedHashes.class)
@ExtendWith(OutputCaptureExtension.class)
@Timeout(300)
class SignInWebTests {

    private static final String PASSWORD = "a good password";

    private final int port;
    private final MeterRegistry meters;

    SignInWebTests(@LocalServerPort int port, @Autowired MeterRegistry meters, @Autowired AccountDesk accounts) {
        this.port = port;
        this.meters = meters;
        accounts.add(Actor.SYSTEM, "olga", PASSWORD, Role.OPERATOR, Set.of());
    }

    @Test
    void aFloodOfWrongSignInsIsRejectedAtOnceAndLeavesTheWebhookAlone() throws Exception {
        var attacker = new BrowserSession(port, "203.0.113.1");
        var token = attacker.csrfToken("/login");
        var before = rejected("throttled");
        var hashes = CountedHashes.COUNT.get();
        long notAdmitted;
        var form = "username=admin&password=wrong&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        Callable<HttpResponse<String>> attempt = () -> attacker.send(attacker.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flood =
                    Stream.generate(() -> threads.submit(attempt)).limit(180).toList();
            assertThat(webhook()).isLessThan(Duration.ofSeconds(30));
            for (var each : flood) {
                each.get();
            }
            var answers = flood.stream().map(Future::resultNow).toList();
            notAdmitted = answers.stream()
                    .filter(answer -> answer.statusCode() == 429)
                    .count();
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() != 429)
                    .extracting(
                            answer -> answer.headers().firstValue("Location").orElse(""))
                    .allMatch(led -> led.startsWith("/login?error"));
        }
        assertThat(CountedHashes.COUNT.get() - hashes)
                .describedAs("three at once, and one more after each wait")
                .isBetween(1, 8);
        assertThat(rejected("throttled") - before + notAdmitted).isGreaterThanOrEqualTo(172);
    }

    @Test
    void afterAFewWrongPasswordsThatAddressWaitsAndAnotherDoesNot() {
        var guessing = new BrowserSession(port, "203.0.113.2");
        var led = Stream.generate(() -> guessing.tryLogin("olga", "wrong"))
                .limit(8)
                .toList();
        assertThat(led.subList(0, 3)).containsOnly("/login?error=credentials");
        assertThat(led).contains("/login?error=throttled");
        assertThat(new BrowserSession(port, "203.0.113.3").tryLogin("olga", PASSWORD))
                .doesNotContain("error");
    }

    @Test
    void aWrongPasswordIsCountedAndLoggedWithoutIt(CapturedOutput output) {
        var before = rejected("credentials");
        var browser = new BrowserSession(port, "203.0.113.4");
        browser.tryLogin("olga", "my s3cret typo");
        browser.tryLogin("a password\ntyped as a name", "x");
        assertThat(rejected("credentials") - before).isEqualTo(2);
        assertThat(output)
                .contains("Sign-in rejected: wrong password for the account olga, from 203.0.113.4")
                .contains("Sign-in rejected: no such account, from 203.0.113.4")
                .doesNotContain("s3cret", "typed as a name");
    }

    @Test
    void theFormsTokenIsNeededToSignIn() {
        var victim = new BrowserSession(port, "203.0.113.5");
        victim.get("/login");
        assertThat(victim.postLogin("olga", PASSWORD, "")).isEqualTo("/login?error=expired");
        assertThat(victim.get("/").statusCode()).isEqualTo(302);
        assertThat(victim.tryLogin("olga", PASSWORD)).doesNotContain("error");
        assertThat(victim.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownAccountCostsTheSameHashAsAKnownOne() {
        var browser = new BrowserSession(port, "203.0.113.6");
        for (var name : List.of("olga", "nobody")) {
            var before = CountedHashes.COUNT.get();
            browser.tryLogin(name, "wrong");
            assertThat(CountedHashes.COUNT.get() - before).describedAs(name).isEqualTo(1);
        }
    }

    /** Counts the passwords that are compared with a hash. */
    static class CountedHashes implements BeanPostProcessor {

        private static final AtomicInteger COUNT = new AtomicInteger();

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof PasswordEncoder encoder ? counted(encoder) : bean;
        }

        private static PasswordEncoder counted(PasswordEncoder encoder) {
            return new PasswordEncoder() {
                @Override
                public @Nullable String encode(@Nullable CharSequence password) {
                    return encoder.encode(password);
                }

                @Override
                public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                    var matches = encoder.matches(password, hash);
                    COUNT.incrementAndGet();
                    return matches;
                }
            };
        }
    }

    private Duration webhook() {
        var started = Instant.now();
        var alertmanager = new BrowserSession(port);
        var answer = alertmanager.send(alertmanager
                .request("/api/alertmanager/webhook")
                .header("Authorization", "Bearer " + PortalTest.WEBHOOK_TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"version\":\"4\",\"alerts\":[]}")));
        assertThat(answer.statusCode()).isBetween(200, 202);
        return Duration.between(started, Instant.now());
    }

    private double rejected(String reason) {
        return meters.find("portal.signin.rejected").tag("reason", reason).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
