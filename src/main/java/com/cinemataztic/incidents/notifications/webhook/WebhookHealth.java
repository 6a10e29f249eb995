package com.cinemataztic.incidents.notifications.webhook;

import static com.cinemataztic.incidents.platform.text.Texts.text;

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
                text("health.webhooks.title"),
                26,
                hooks.all().isEmpty()
                        ? List.of(new Finding(
                                text("health.webhooks.none"),
                                text("health.none"),
                                Level.OFF,
                                text("health.webhooks.none.text")))
                        : hooks.all().stream().map(this::finding).toList());
    }

    private Finding finding(OutgoingWebhook hook) {
        var what = hook.toString();
        if (hooks.held()) {
            return new Finding(
                    what, text("health.webhooks.held"), Level.NOTICE, text("health.webhooks.held.text", scope(hook)));
        }
        var standing = watch.of(hook.name());
        var since = standing.failingSince();
        if (since != null) {
            return new Finding(
                    what,
                    text("health.webhooks.failing"),
                    Level.WRONG,
                    text("health.webhooks.failing.text", standing.problem()),
                    since);
        }
        var accepted = standing.acceptedAt();
        return accepted == null
                ? new Finding(
                        what, text("health.webhooks.idle"), Level.OK, text("health.webhooks.idle.text", scope(hook)))
                : new Finding(
                        what,
                        text("health.webhooks.works"),
                        Level.OK,
                        text("health.webhooks.works.text", scope(hook)),
                        accepted);
    }

    private static String scope(OutgoingWebhook hook) {
        var where = hook.regions().isEmpty()
                ? text("health.webhooks.all-regions")
                : hook.regions().stream().sorted().map(RegionId::value).collect(Collectors.joining(", "));
        return text("health.webhooks.scope", where, hook.least().word());
    }
}
