package com.cinemataztic.incidents.alerts.web;

import com.cinemataztic.incidents.platform.HealthCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * The intake is healthy while the portal's own HTTP endpoint answers and recent webhooks were not all rejected.
 * Rejecting some is normal under load; the Watchdog detects that none arrive.
 */
@Component
class IntakeHealthCheck implements HealthCheck {

    /** How long a series of rejections alone still counts as load, not as a problem. */
    private static final Duration BUSY = Duration.ofMinutes(1);

    /** A rejection older than this does not describe the present: Alertmanager would have retried. */
    private static final Duration NOW = Duration.ofMinutes(2);

    private static final Duration KNOCK = Duration.ofSeconds(5);

    private final ServerProperties server;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(KNOCK)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private volatile @Nullable Refusals refusals;
    private volatile int port;

    /** Consecutive rejected webhooks, with none accepted in between. */
    private record Refusals(Instant first, Instant last) {}

    IntakeHealthCheck(ServerProperties server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    @EventListener
    void on(WebServerInitializedEvent opened) {
        if (opened.getApplicationContext().getServerNamespace() == null) {
            port = opened.getWebServer().getPort();
        }
    }

    /** Records how a webhook was answered. */
    synchronized void answered(HttpStatusCode status) {
        if (!status.is5xxServerError()) {
            refusals = null;
            return;
        }
        var now = clock.instant();
        var before = refusals;
        refusals = new Refusals(before == null ? now : before.first(), now);
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String problem() {
        var now = clock.instant();
        var known = refusals;
        if (known != null
                && !known.first().plus(BUSY).isAfter(now)
                && known.last().plus(NOW).isAfter(now)) {
            return "every webhook since " + known.first() + " was turned away";
        }
        return knock();
    }

    private String knock() {
        var request = HttpRequest.newBuilder(
                        URI.create("http://" + host() + ":" + port + contextPath() + "/actuator/health/liveness"))
                .timeout(KNOCK)
                .GET()
                .build();
        try {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status < 500 ? "" : "the portal's own webhook answers " + status;
        } catch (IOException shut) {
            return "the portal's own webhook does not answer: "
                    + shut.getClass().getSimpleName();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "the portal is stopping";
        }
    }

    private String host() {
        var bound = server.getAddress();
        var reached = bound == null || bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        return reached.getAddress().length == 4 ? reached.getHostAddress() : "[" + reached.getHostAddress() + "]";
    }

    private String contextPath() {
        var path = server.getServlet().getContextPath();
        return path == null ? "" : path;
    }
}
