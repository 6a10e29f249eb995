package com.cinemataztic.incidents.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Account;
import com.cinemataztic.incidents.identity.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

/** How long what a person opened goes on. */
class HttpAccountSessionsTests {

    private static final Account PROVIDED = Account.provided("olav", Role.VIEWER, Set.of(), "subject", null);

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-12-07T12:00:00Z"), ZoneOffset.UTC);
    private final HttpAccountSessions sessions = new HttpAccountSessions(clock);

    @Test
    void whomAProxyNamesHasToAuthenticateAgainAfterFiveMinutes() {
        sessions.apply(PROVIDED, "");
        var caller = sessions.caller(PROVIDED);
        clock.add(Duration.ofMinutes(5).minusNanos(1));
        assertThat(caller.mustAuthenticate()).isFalse();
        clock.add(Duration.ofNanos(1));
        assertThat(caller.mustAuthenticate()).isTrue();
        assertThat(caller.now()).isPresent();
        assertThat(sessions.caller(PROVIDED).mustAuthenticate()).isFalse();
    }

    @Test
    void whoSignedInWithAPasswordGoesOnWithTheSession() {
        var local = Account.create("lone", "hash", Role.VIEWER, Set.of(), true);
        sessions.apply(local, "");
        var caller = sessions.caller(local);
        clock.add(Duration.ofDays(1));
        assertThat(caller.mustAuthenticate()).isFalse();
    }

    @Test
    void whatAPersonOpenedEndsWhenTheProviderGivesNoAccessAnyMore() {
        sessions.apply(PROVIDED, "");
        var caller = sessions.caller(PROVIDED);
        sessions.apply(PROVIDED.withdraw(), "");
        assertThat(caller.now()).isEmpty();
    }
}
