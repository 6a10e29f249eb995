package com.cinemataztic.incidents.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who may read {@code /actuator/prometheus}.
 *
 * @param peers addresses or networks of the Prometheus servers, e.g. {@code 10.1.0.0/16,10.2.0.7}
 *     ({@code PORTAL_METRICS_PEERS}); default: this machine
 */
@Validated
@ConfigurationProperties("portal.metrics")
record MetricsSettings(@NotEmpty List<String> peers) {

    MetricsSettings {
        peers = List.copyOf(peers);
        networks(peers);
    }

    /** @return whether the request comes from one of them, without a proxy. Only the connection's peer counts. */
    boolean admit(HttpServletRequest request) {
        return request.getAttribute(PeerValve.DIRECT_PEER) instanceof String peer
                && networks(peers).contains(peer);
    }

    private static Networks networks(List<String> peers) {
        return new Networks(
                peers,
                "PORTAL_METRICS_PEERS lists addresses or networks such as 10.1.0.0/16,10.2.0.7, but has \"%s\".");
    }
}
