package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Builds addresses that work outside the portal, for mails, from {@code PORTAL_PUBLIC_URL}; unset: from this machine's
 * own address.
 */
@Component
public class PublicUrl {

    private final MailSettings settings;
    private final Environment environment;

    public PublicUrl(MailSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** @return the portal's base address, without a trailing slash */
    public URI base() {
        if (!settings.publicUrl().isBlank()) {
            return URI.create(settings.publicUrl().strip().replaceAll("/+$", ""));
        }
        // The actual port may differ from the configured one: 0 means "any".
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://127.0.0.1:" + port);
    }

    /** @return the ticket's page */
    public URI ticket(TicketId id) {
        return under(TicketLinks.of(id));
    }

    /**
     * @param path without a leading slash
     * @return the address of this page of the portal
     */
    public URI under(String path) {
        return URI.create(base() + "/" + path);
    }
}
