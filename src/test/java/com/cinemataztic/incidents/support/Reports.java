package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.IncidentReport;
import com.cinemataztic.incidents.tickets.Severity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports without an alert as tests need them; each {@code with} changes one thing. */
public record Reports(
        String key,
        String description,
        Severity severity,
        String screen,
        @Nullable Instant startedAt,
        @Nullable Instant expiresAt) {

    /** A service that may open tickets in every region. */
    public static final Actor LAMP_WATCH = service("lamp-watch", Role.OPERATOR);

    /** @return a service with that token */
    public static Actor service(String token, Role role, RegionId... regions) {
        return new Actor(token, role, Set.of(regions), token);
    }

    /** @return a lamp that is overdue on a screen of a cinema that the fleet does not know */
    public static Reports lamp(String key) {
        return new Reports(key, "Lamp is overdue", Severity.WARNING, "s1", null, null);
    }

    public Reports description(String other) {
        return new Reports(key, other, severity, screen, startedAt, expiresAt);
    }

    public Reports severity(Severity other) {
        return new Reports(key, description, other, screen, startedAt, expiresAt);
    }

    public Reports screen(String other) {
        return new Reports(key, description, severity, other, startedAt, expiresAt);
    }

    public Reports startedAt(Instant other) {
        return new Reports(key, description, severity, screen, other, expiresAt);
    }

    public Reports expiresAt(@Nullable Instant other) {
        return new Reports(key, description, severity, screen, startedAt, other);
    }

    public IncidentReport report() {
        return new IncidentReport(
                key,
                "lamp-overdue",
                description,
                "",
                severity,
                new RegionId("denmark"),
                "lamp-cinema",
                screen,
                startedAt,
                expiresAt);
    }
}
