package com.cinemataztic.incidents.tickets.embed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may embed tickets.
 *
 * @param origins the origins of the pages, e.g. {@code https://admin.example.com}, exactly as browsers send them
 *     ({@code PORTAL_EMBED_ORIGINS}); none by default
 */
@ConfigurationProperties("portal.embed")
record EmbedSettings(@DefaultValue List<String> origins) {

    EmbedSettings {
        origins = origins.stream()
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
        for (var origin : origins) {
            if (!isOrigin(origin)) {
                throw new IllegalArgumentException(
                        "PORTAL_EMBED_ORIGINS lists origins such as https://admin.example.com, but has \"%s\"."
                                .formatted(origin));
            }
        }
    }

    private static boolean isOrigin(String text) {
        try {
            var uri = URI.create(text);
            var host = uri.getHost();
            return host != null
                    && List.of("http", "https").contains(uri.getScheme())
                    && text.equals(text.toLowerCase(Locale.ROOT))
                    && text.equals(uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                    && uri.getPort() != (uri.getScheme().equals("https") ? 443 : 80);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
