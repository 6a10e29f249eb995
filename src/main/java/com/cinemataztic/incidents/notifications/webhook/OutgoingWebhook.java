package com.cinemataztic.incidents.notifications.webhook;

import com.cinemataztic.incidents.notifications.WebhookName;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Another program that is told of tickets.
 *
 * @param name what it is called
 * @param url where events are posted to; only its host is ever shown
 * @param regions whose tickets it is told of; empty: all
 * @param least tickets less severe are not told to it
 * @param timeout for one whole event
 * @param secret what events are signed with; never shown
 */
public record OutgoingWebhook(
        WebhookName name, URI url, Set<RegionId> regions, Severity least, Duration timeout, String secret) {

    public OutgoingWebhook {
        regions = Set.copyOf(regions);
    }

    /** @return whether it is told of tickets of that region while they are so bad */
    boolean isToldOf(RegionId region, Severity severity) {
        return (regions.isEmpty() || regions.contains(region)) && severity.compareTo(least) >= 0;
    }

    /** @return what may be shown of its address */
    public String host() {
        return url.getHost();
    }

    @Override
    public String toString() {
        return name + " at " + host();
    }
}
