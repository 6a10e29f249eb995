package com.cinemataztic.incidents.identity;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of accounts.
 *
 * @param readEvery how often accounts are read again to see changes by other portals on the same store; a session can
 *     outlive its account's rights on another instance by at most this long
 */
@Validated
@ConfigurationProperties("portal.identity")
record IdentitySettings(@NotNull @DefaultValue("2s") Duration readEvery) {}
