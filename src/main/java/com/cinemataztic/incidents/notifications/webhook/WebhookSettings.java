package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The outgoing webhooks; each gets a POST to its own address. In the environment a webhook is set as
 * {@code PORTAL_NOTIFICATIONS_WEBHOOKS_PAGER_URL}, {@code _REGIONS}, {@code _LEAST_SEVERITY} and {@code _TIMEOUT}, with
 * its name in place of {@code PAGER}. A variable's name can't contain a dash, so the name of such a webhook is one
 * word; one like {@code on-call} is set in a file that {@code SPRING_CONFIG_ADDITIONAL_LOCATION} names. Its secret is
 * not here: it is {@code PORTAL_WEBHOOK_PAGER_SECRET} or the file that {@code PORTAL_WEBHOOK_PAGER_SECRET_FILE} names,
 * with {@code _} for a dash.
 *
 * @param webhooks by name: kebab-case, at most 32 characters
 */
@Validated
@ConfigurationProperties("portal.notifications")
public record WebhookSettings(@DefaultValue Map<String, @Valid Each> webhooks) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    /**
     * One webhook.
     *
     * @param url where events are posted: https, or http on this machine. Its path and query may be a secret: only its
     *     host is ever shown
     * @param regions the regions whose tickets it receives; may include {@code unassigned}; empty: all
     * @param leastSeverity the lowest severity that it receives
     * @param timeout for one whole event, at most a minute; the portal waits no longer for the receiver
     */
    record Each(
            @DefaultValue("") String url,
            @DefaultValue List<String> regions,
            @NotNull @DefaultValue("warning") Severity leastSeverity,
            @NotNull @DefaultValue("10s") Duration timeout) {

        Each {
            regions = List.copyOf(regions);
        }

        @AssertTrue(
                message = "a hook's url is to be an address like https://hooks.example.com/incidents, without a user in"
                        + " it and without #; http only for this machine itself. (A name with a dash can't be set from"
                        + " the environment.)")
        boolean isUrlGood() {
            try {
                var uri = URI.create(url.strip());
                var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
                return uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawFragment() == null
                        && (scheme.equals("https") || scheme.equals("http") && isLoopback(uri.getHost()));
            } catch (IllegalArgumentException unreadable) {
                return false;
            }
        }

        @AssertTrue(message = "a hook's regions are to be ids like new-zealand, with commas between")
        boolean isRegionsGood() {
            return regions.stream().allMatch(region -> RegionId.parse(region).isPresent());
        }

        @AssertTrue(message = "a hook's timeout is to be longer than nothing and at most a minute")
        boolean isTimeoutGood() {
            return timeout.isPositive() && timeout.compareTo(LONGEST_TIMEOUT) <= 0;
        }

        /** Decides by the host name alone: a DNS answer may change. */
        private static boolean isLoopback(String host) {
            if (host.equalsIgnoreCase("localhost")) {
                return true;
            }
            try {
                return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
            } catch (IllegalArgumentException aName) {
                return false;
            }
        }

        /** Omits the address. */
        @Override
        public String toString() {
            return "hook of " + (regions.isEmpty() ? "all regions" : Set.copyOf(regions));
        }
    }

    public WebhookSettings {
        webhooks = Map.copyOf(webhooks);
    }

    @AssertTrue(
            message =
                    "the names of portal.notifications.webhooks are to be kebab-case of at most 32 characters, like on-call")
    boolean isNamesGood() {
        return webhooks.keySet().stream()
                .allMatch(name -> WebhookName.parse(name).isPresent());
    }
}
