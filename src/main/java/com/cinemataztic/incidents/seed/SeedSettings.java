package com.cinemataztic.incidents.seed;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the seeding.
 *
 * @param secrets the folder of the password files ({@code PORTAL_SEED_SECRETS}); empty: the folder of the CSV files
 */
@Validated
@ConfigurationProperties("portal.seed")
record SeedSettings(@NotNull @DefaultValue("") String secrets) {}
