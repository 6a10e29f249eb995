package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A program that receives ticket events.
 *
 * @param name the webhook's name
 * @param url where events are posted; only its host is ever shown
 * @param regions the regions whose tickets it receives; empty: all
 * @param least the lowest severity that it receives
 * @param timeout for one whole event
 * @param secret the key that signs events; never shown
 */
public record OutgoingWebhook(
        WebhookName name, URI url, Set<RegionId> regions, Severity least, Duration timeout, String secret) {

    public OutgoingWebhook {
        regions = Set.copyOf(regions);
    }

    /** @return whether it receives tickets of that region at that severity */
    boolean receives(RegionId region, Severity severity) {
        return (regions.isEmpty() || regions.contains(region)) && severity.compareTo(least) >= 0;
    }

    /** @return the part of its address that may be shown */
    public String host() {
        return url.getHost();
    }

    @Override
    public String toString() {
        return name + " at " + host();
    }
}
