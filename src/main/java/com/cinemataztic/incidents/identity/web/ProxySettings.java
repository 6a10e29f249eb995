package com.cinemataztic.incidents.identity.web;

import jakarta.validation.constraints.NotEmpty;
import java.net.InetAddress;
import java.util.List;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The proxies that are trusted to report a client's address and TLS. Tomcat's valve reads the same list, and would take
 * an entry without a slash for a regular expression.
 *
 * @param trusted their networks, e.g. {@code 10.1.0.0/16,10.2.0.7/32} ({@code PORTAL_TRUSTED_PROXIES}); default: this
 *     machine
 */
@Validated
@ConfigurationProperties("portal.proxy")
record ProxySettings(@NotEmpty List<String> trusted) {

    ProxySettings {
        trusted = List.copyOf(trusted);
        trusted.forEach(ProxySettings::check);
    }

    private static void check(String network) {
        try {
            // Checks for a literal first: the mask's parser would look up a host name in the network.
            InetAddress.ofLiteral(network.strip().replaceFirst("/[^/]*$", ""));
            if (network.contains("/")) {
                new NetMask(network.strip());
                return;
            }
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(sentence(network), none);
        }
        throw new IllegalArgumentException(sentence(network));
    }

    private static String sentence(String network) {
        return "PORTAL_TRUSTED_PROXIES lists networks such as 10.1.0.0/16,10.2.0.7/32, but has \"" + network + "\".";
    }
}
