package com.cinemataztic.incidents.alerts.web;

import com.cinemataztic.incidents.alerts.intake.IntakeMetrics;
import com.cinemataztic.incidents.platform.HealthCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
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

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ServerProperties server;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(OwnCertificate.trusted())
            .build();

    private volatile int port;

    IntakeHealthCheck(ServerProperties server, IntakeMetrics metrics, Clock clock) {
        this.server = server;
        this.metrics = metrics;
        this.clock = clock;
    }

    @EventListener
    void on(WebServerInitializedEvent opened) {
        if (opened.getApplicationContext().getServerNamespace() == null) {
            listensOn(opened.getWebServer().getPort());
        }
    }

    void listensOn(int opened) {
        port = opened;
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public String problem() {
        var now = clock.instant();
        var failures = metrics.failures();
        if (failures != null
                && !failures.first().plus(BUSY).isAfter(now)
                && failures.last().plus(NOW).isAfter(now)) {
            return "every webhook since " + failures.first() + " was rejected";
        }
        return callLiveness();
    }

    private String callLiveness() {
        var scheme = Ssl.isEnabled(server.getSsl()) ? "https" : "http";
        var request = HttpRequest.newBuilder(
                        URI.create(scheme + "://" + host() + ":" + port + contextPath() + "/actuator/health/liveness"))
                .timeout(TIMEOUT)
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
