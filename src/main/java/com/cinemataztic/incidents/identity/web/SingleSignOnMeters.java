package com.cinemataztic.incidents.identity.web;

import com.cinemataztic.incidents.identity.sso.SignOnDenial;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts and logs what single sign-on does not believe, and whom it denies access. Logs each reason once a minute. */
@Component
class SingleSignOnMeters {

    /** Why identity headers were ignored, as named in the meter {@code portal.sso.ignored}. */
    enum Ignored {
        /** The TCP peer is not a configured proxy. */
        PEER("the peer is not in PORTAL_SSO_PROXIES"),
        /** The secret is missing, wrong, or sent twice. */
        SECRET("the secret is missing or wrong"),
        /** A value is not UTF-8, too long, or sent twice. */
        MALFORMED("a value is not UTF-8, too long, or sent twice");

        private final String sentence;

        Ignored(String sentence) {
            this.sentence = sentence;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Logger LOGGER = LoggerFactory.getLogger(SingleSignOnMeters.class);
    private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<Enum<?>, Instant> logged = new ConcurrentHashMap<>();

    SingleSignOnMeters(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        for (var reason : Ignored.values()) {
            counter(reason);
        }
        for (var reason : SignOnDenial.values()) {
            counter(reason);
        }
    }

    void ignored(Ignored reason, HttpServletRequest request) {
        counter(reason).increment();
        if (isDue(reason)) {
            LOGGER.warn(
                    "Identity headers were ignored: {}; from {}",
                    reason.sentence,
                    RemoteAddress.text(String.valueOf(request.getAttribute(PeerValve.PEER))));
        }
    }

    void denied(SignOnDenial reason, String subject) {
        counter(reason).increment();
        if (isDue(reason)) {
            LOGGER.warn("Access denied to the subject {}: {}", subject, reason.word());
        }
    }

    private boolean isDue(Enum<?> reason) {
        var now = clock.instant();
        var due = now.minus(LOGGED_EVERY);
        return logged.merge(reason, now, (last, next) -> last.isAfter(due) ? last : next)
                .equals(now);
    }

    private Counter counter(Ignored reason) {
        return Counter.builder("portal.sso.ignored")
                .description("Requests whose identity headers were ignored, by reason")
                .tag("reason", reason.word())
                .register(meters);
    }

    private Counter counter(SignOnDenial reason) {
        return Counter.builder("portal.sso.denied")
                .description("Requests of people whom the identity provider knows but who have no access, by reason")
                .tag("reason", reason.word())
                .register(meters);
    }
}
