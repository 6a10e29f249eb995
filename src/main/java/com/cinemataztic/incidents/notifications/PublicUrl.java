package com.cinemataztic.incidents.notifications;

import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes addresses that work outside the portal, for mails: {@code PORTAL_PUBLIC_URL}, unset this machine's own. */
@Component
public class PublicUrl {

    private final MailSettings settings;
    private final Environment environment;

    public PublicUrl(MailSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** @return the portal's base, without a slash at its end */
    public URI base() {
        if (!settings.publicUrl().isBlank()) {
            return URI.create(settings.publicUrl().strip().replaceAll("/+$", ""));
        }
        // The port it has may differ from the one it was to have: 0 is "any".
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://127.0.0.1:" + port);
    }

    /** @return the ticket's page */
    public URI ticket(TicketId id) {
        return under(TicketLinks.of(id));
    }

    /** @return a page of the portal; the path without a slash in front */
    public URI under(String path) {
        return URI.create(base() + "/" + path);
    }
}
