package com.cinemataztic.incidents.support;

import com.cinemataztic.incidents.PortalApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole portal on a random port, with a store of its own (see {@link TempData}) and tokens known to the test. Classes
 * with the same configuration share it, each from a {@link CleanSlate}; one that leaves it unfit for others, or that has a
 * configuration of its own, says {@code @DirtiesContext}. Nothing is asked on a timer: what a test wants to happen it does
 * itself, and on a busy machine it has time for it. What is asked of the store must have a case in the conformance suite.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PortalApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "PORTAL_WEBHOOK_TOKEN=" + PortalTest.WEBHOOK_TOKEN,
            "PORTAL_API_TOKEN=" + PortalTest.API_TOKEN,
            "PORTAL_ADMIN_PASSWORD=" + PortalTest.ADMIN_PASSWORD,
            "PORTAL_EMBED_ORIGINS=" + PortalTest.EMBED_ORIGIN,
            "portal.tickets.sweep-every=1h",
            "portal.tickets.follow-every=1h",
            "portal.tickets.compare-every=1h",
            "portal.alerts.ask-every=1h",
            "portal.alerts.ask-timeout=30s",
            "portal.alerts.blindness-every=1h",
            "portal.fleet.read-every=1h",
            "portal.regions.read-every=1h",
            "portal.oncall.read-every=1h",
            "portal.notifications.outbox.poll-every=1h",
            "portal.maintenance.read-every=1h",
            "portal.overview.daily-mail.poll-every=1h",
            "portal.overview.figures-every=1h",
            "portal.identity.read-every=1h",
            "portal.api.burst=1000000",
            "portal.graphql.time-limit=60s",
            "portal.graphql.init-timeout=60s"
        })
@ContextConfiguration(initializers = {TempData.class, KnownShapes.class})
@AutoConfigureMockMvc
@ExtendWith({CleanSlate.class, KnownShapes.class})
public @interface PortalTest {

    /** Opens the webhook. */
    String WEBHOOK_TOKEN = "test-webhook-token";

    /** Opens the REST API. */
    String API_TOKEN = "test-api-token";

    /** The first account's password. */
    String ADMIN_PASSWORD = "test-admin-password";

    /** Pages of this origin may embed tickets. */
    String EMBED_ORIGIN = "https://host.example.com";
}
