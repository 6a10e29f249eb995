package com.cinemataztic.incidents.store;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the portal stores its data.
 *
 * @param uri connection string of a MongoDB server ({@code MONGODB_URI}); if it is empty and {@code MONGODB_URI_FILE}
 *     is unset: the embedded server
 * @param data folder for all state on disk ({@code PORTAL_DATA})
 */
@Validated
@ConfigurationProperties("portal.store")
public record StoreSettings(
        @DefaultValue("") String uri,
        @NotBlank @DefaultValue("./data") String data) {

    /** Placeholders that are blank if no MongoDB server is configured. */
    public static final String SERVER = "${portal.store.uri:}${MONGODB_URI_FILE:}";

    /** The name of the database, unless the connection string names another. */
    public static final String DATABASE = "incidents";
}
