package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.regions.RegionId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reports whether the webhooks accept their events. */
@Component
public class WebhookHealth implements HealthReporter {

    private final OutgoingWebhooks hooks;
    private final WebhookStatus watch;

    WebhookHealth(OutgoingWebhooks hooks, WebhookStatus watch) {
        this.hooks = hooks;
        this.watch = watch;
    }

    @Override
    public HealthSection evidence() {
        return new HealthSection(
                "Hooks",
                26,
                hooks.all().isEmpty()
                        ? List.of(
                                new Finding("Other programs", "none", Level.OFF, "No outgoing webhook is configured."))
                        : hooks.all().stream().map(this::finding).toList());
    }

    private Finding finding(OutgoingWebhook hook) {
        var what = hook.toString();
        if (hooks.held()) {
            return new Finding(
                    what,
                    "held",
                    Level.NOTICE,
                    "Nothing leaves the portal: PORTAL_MAIL_GO_LIVE is false. " + told(hook));
        }
        var standing = watch.of(hook.name());
        var since = standing.failingSince();
        if (since != null) {
            return new Finding(
                    what,
                    "takes no events",
                    Level.WRONG,
                    standing.problem()
                            + ". What it may take later waits; what it refused for good stands on its ticket."
                            + " Since:",
                    since);
        }
        var accepted = standing.acceptedAt();
        return accepted == null
                ? new Finding(what, "nothing sent yet", Level.OK, told(hook) + " This portal has sent it nothing yet.")
                : new Finding(what, "takes events", Level.OK, told(hook) + " Last:", accepted);
    }

    private static String told(OutgoingWebhook hook) {
        var where = hook.regions().isEmpty()
                ? "all regions"
                : hook.regions().stream().sorted().map(RegionId::value).collect(Collectors.joining(", "));
        return "Sent " + where + ", from " + hook.least().word() + " on.";
    }
}
