package com.cinemataztic.incidents.identity.audit;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the audit log.
 *
 * @param keep how long an entry is kept ({@code PORTAL_AUDIT_KEEP}); at least one day
 */
@Validated
@ConfigurationProperties("portal.audit")
public record AuditSettings(
        @NotNull @DurationMin(days = 1) @DefaultValue("400d")
        Duration keep) {}
