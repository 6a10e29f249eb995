package com.cinemataztic.incidents.notifications.webhook.ui;

import static com.cinemataztic.incidents.notifications.OutboxEntries.failed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.over;
import static com.cinemataztic.incidents.notifications.OutboxEntries.pending;
import static com.cinemataztic.incidents.notifications.OutboxEntries.program;
import static com.cinemataztic.incidents.notifications.OutboxEntries.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.support.Chromium;
import com.cinemataztic.incidents.support.PortalTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The page Webhooks in a real browser: its rows and their buttons; pictures go to target/screenshots. */
@PortalTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "portal.mail.public-url=https://incidents.example.com",
            "portal.notifications.webhooks.pager.url=http://127.0.0.1:9/t0ken",
            "portal.notifications.webhooks.billing.url=http://127.0.0.1:9/billing",
            "portal.notifications.webhooks.billing.regions=denmark,norway",
            "PORTAL_WEBHOOK_PAGER_SECRET=0123456789abcdef0123456789abcdef",
            "PORTAL_WEBHOOK_BILLING_SECRET=fedcba9876543210fedcba9876543210"
        })
@Tag("browser")
class WebhooksBrowserTests {

    @LocalServerPort
    int port;

    @Autowired
    Outbox outbox;

    @Test
    void anAdminSeesWhatWasDeliveredAndSendsAnEventAgain() {
        var now = Instant.now();
        var rejected = entry("DK-1042", "pager", new TicketEvent.Opened(), now.minusSeconds(60));
        var retried = entry("DK-1043", "pager", new TicketEvent.Escalated(2), now.minusSeconds(120));
        var accepted = entry("DK-1044", "billing", new TicketEvent.Over(), now.minusSeconds(180));
        var left = entry("NO-7", "billing", new TicketEvent.LastCall(), now.minusSeconds(240));
        outbox.put(List.of(rejected, retried, accepted, left));
        outbox.settle(List.of(
                failed(rejected, now).answered(400),
                retried.postponed(now.plusSeconds(3_600), "it answered 503: too much")
                        .answered(503),
                sent(accepted, now).answered(202),
                over(left, now)));
        for (var dark : List.of(false, true)) {
            var suffix = dark ? "-dark" : "";
            try (var window = new Chromium("http://127.0.0.1:" + port, dark)) {
                window.resize(1360, 900);
                window.signIn("admin", PortalTest.ADMIN_PASSWORD);
                window.open("admin/webhooks");
                window.awaitText("it answered 503");
                window.screenshot("webhooks" + suffix);
                window.resize(390, 844);
                window.awaitText("it answered 503");
                assertThat(window.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                        .isEqualTo("true");
                window.screenshot("webhooks-phone" + suffix);
                window.resize(1360, 900);
                window.script("document.querySelector('.delivery-again:not([hidden])').click()");
                window.awaitText("It keeps its id");
                window.screenshot("webhooks-again" + suffix);
                if (dark) {
                    window.script("[...document.querySelectorAll('vaadin-dialog vaadin-button')].at(-1).click()");
                    window.awaitText("The event will be sent again.");
                    assertThat(outbox.of(List.of(rejected.ticket())).getFirst().state())
                            .isEqualTo(State.WAITING);
                }
            }
        }
    }

    private static OutboxEntry entry(String ticket, String hook, TicketEvent what, Instant at) {
        return pending(ticket, program(hook), what, at);
    }
}
