package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.Destination;
import com.cinemataztic.incidents.notifications.MailSettings;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Ticket;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** The outgoing webhooks, as configured when the portal started. */
@Component
public class OutgoingWebhooks {

    /** The minimum length of a secret in characters: anybody who guesses it could send the receiver false tickets. */
    private static final int LEAST_SECRET = 32;

    private static final String VARIABLES = "PORTAL_NOTIFICATIONS_WEBHOOKS_";

    private final List<OutgoingWebhook> all;
    private final boolean held;

    @Autowired
    OutgoingWebhooks(
            WebhookSettings settings, MailSettings mail, Secrets secrets, ConfigurableEnvironment environment) {
        this(settings, mail, secrets, environment.getSystemEnvironment().keySet());
    }

    /** @param variables the names of the environment variables at start */
    OutgoingWebhooks(WebhookSettings settings, MailSettings mail, Secrets secrets, Collection<String> variables) {
        rejectUnknown(variables, settings);
        this.held = mail.mode() == MailSettings.Mode.HOLD;
        this.all = settings.webhooks().entrySet().stream()
                .map(each -> hook(new WebhookName(each.getKey()), each.getValue(), secrets))
                .sorted(Comparator.comparing(OutgoingWebhook::name))
                .toList();
        if (!all.isEmpty() && !held && mail.publicUrl().isBlank()) {
            throw new WebhookMisconfigured(
                    "Webhooks would carry links that lead nowhere: PORTAL_PUBLIC_URL is not set.",
                    "Set PORTAL_PUBLIC_URL to where people reach the portal, like https://incidents.example.com; or"
                            + " PORTAL_MAIL_GO_LIVE=false to keep all that would go out on this machine.");
        }
    }

    /**
     * Rejects variables that binding would silently ignore. Otherwise a webhook that everybody relies on would receive
     * nothing.
     */
    private static void rejectUnknown(Collection<String> variables, WebhookSettings settings) {
        var names = settings.webhooks().keySet().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("|"));
        var known = Pattern.compile(
                VARIABLES + "(" + names + ")_(URL|REGIONS(_[0-9]+)?|LEAST_?SEVERITY|TIMEOUT)",
                Pattern.CASE_INSENSITIVE);
        variables.stream()
                .filter(variable -> variable.toUpperCase(Locale.ROOT).startsWith(VARIABLES))
                .filter(variable -> !known.matcher(variable).matches())
                .sorted()
                .findFirst()
                .ifPresent(variable -> {
                    throw new WebhookMisconfigured(
                            "The variable " + variable + " sets nothing.",
                            "A hook is set by " + VARIABLES
                                    + "NAME_URL, _REGIONS, _LEAST_SEVERITY and _TIMEOUT, its NAME being one word of"
                                    + " letters and digits. One whose name has a dash is set in a file that"
                                    + " SPRING_CONFIG_ADDITIONAL_LOCATION names.");
                });
    }

    private static OutgoingWebhook hook(WebhookName name, WebhookSettings.Each each, Secrets secrets) {
        var values = secrets.values(name.secret());
        var remedy = "Give " + name.secret() + ", or the file that " + name.secret() + "_FILE names, at least "
                + LEAST_SECRET + " characters that nobody can guess (openssl rand -hex 32 makes some) and give the"
                + " same to the receiver, which checks X-Portal-Signature with them; or remove"
                + " portal.notifications.webhooks."
                + name
                + ".";
        if (values.isEmpty()) {
            throw new WebhookMisconfigured("The hook " + name + " has no secret to sign with.", remedy);
        }
        if (values.stream().anyMatch(value -> value.length() < LEAST_SECRET)) {
            throw new WebhookMisconfigured("The secret of the hook " + name + " is too short.", remedy);
        }
        return new OutgoingWebhook(
                name,
                URI.create(each.url().strip()),
                each.regions().stream()
                        .flatMap(region -> RegionId.parse(region).stream())
                        .collect(Collectors.toSet()),
                each.leastSeverity(),
                each.timeout(),
                // Only the first signs. To change it, give the receiver the new secret first.
                values.getFirst());
    }

    /** @return all, by name */
    public List<OutgoingWebhook> all() {
        return all;
    }

    /** @return whether nothing leaves the portal, whatever is configured */
    boolean held() {
        return held;
    }

    /** @return the webhook of this name, if it is still configured */
    Optional<OutgoingWebhook> find(WebhookName name) {
        return all.stream().filter(hook -> hook.name().equals(name)).findFirst();
    }

    /** @return the webhooks that receive this event of the ticket */
    public List<Destination> receivers(TicketEvent what, Ticket ticket) {
        return what instanceof TicketEvent.ClosedByItself || what instanceof TicketEvent.Drill
                // A webhook receives one event for each closure, whatever its cause: see ClosureNotifier. A drill must
                // raise no alarm elsewhere.
                ? List.of()
                : all.stream()
                        .filter(hook -> hook.receives(ticket.subject().region(), ticket.severity()))
                        .<Destination>map(hook -> new Destination.Program(hook.name()))
                        .toList();
    }
}
