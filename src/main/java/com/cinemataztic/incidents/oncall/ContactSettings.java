package com.cinemataztic.incidents.oncall;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of contacts and rotas. {@link ContactsFile} lists the columns of the file.
 *
 * @param contactsFile a CSV file of contacts, imported while there are none ({@code PORTAL_CONTACTS_FILE}); empty:
 *     none
 * @param readEvery how often contacts and rotas are read again, to pick up other instances' changes
 */
@Validated
@ConfigurationProperties("portal.oncall")
record ContactSettings(
        @NotNull @DefaultValue("") String contactsFile,
        @NotNull @DefaultValue("30s") Duration readEvery) {}
