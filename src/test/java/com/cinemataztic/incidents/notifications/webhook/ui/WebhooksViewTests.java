package com.cinemataztic.incidents.notifications.webhook.ui;

import static com.cinemataztic.incidents.notifications.OutboxEntries.failed;
import static com.cinemataztic.incidents.notifications.OutboxEntries.pending;
import static com.cinemataztic.incidents.notifications.OutboxEntries.program;
import static com.cinemataztic.incidents.notifications.OutboxEntries.sent;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.identity.audit.AuditFilter;
import com.cinemataztic.incidents.identity.audit.AuditReader;
import com.cinemataztic.incidents.notifications.Outbox;
import com.cinemataztic.incidents.notifications.OutboxEntry;
import com.cinemataztic.incidents.notifications.OutboxEntry.State;
import com.cinemataztic.incidents.notifications.TicketEvent;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The page Webhooks: what was delivered to whom, and sending it again. */
@PortalTest
@DirtiesContext
@TestPropertySource(
        properties = {
            "portal.mail.public-url=https://incidents.example.com",
            "portal.notifications.webhooks.pager.url=http://127.0.0.1:9/t0ken",
            "portal.notifications.webhooks.pager.regions=denmark,norway",
            "PORTAL_WEBHOOK_PAGER_SECRET=0123456789abcdef0123456789abcdef"
        })
@WithMockUser(username = "admin", roles = "ADMIN")
class WebhooksViewTests extends SpringBrowserlessTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Autowired
    Outbox outbox;

    @Autowired
    AuditReader audit;

    @BeforeEach
    void deliveries() {
        var all = IntStream.rangeClosed(1, 130)
                .mapToObj(number -> pending(
                        "DK-" + number, program("pager"), new TicketEvent.Opened(), NOW.minusSeconds(1_000 - number)))
                .toList();
        outbox.put(all);
        outbox.settle(all.stream()
                .skip(2)
                .map(entry -> sent(entry, NOW).answered(200))
                .toList());
        outbox.settle(all.stream()
                .limit(2)
                .map(entry -> failed(entry, NOW).answered(400))
                .toList());
    }

    @Test
    void aReceiverIsShownWithoutItsAddressAndItsSecret() {
        open(Map.of());
        assertThat(text())
                .contains("pager", "127.0.0.1", "denmark, norway")
                .doesNotContain("t0ken", "0123456789abcdef");
    }

    @Test
    void theNewestEventsComeFirstAndOlderOnesFollow() {
        open(Map.of());
        assertThat(shown()).hasSize(WebhooksViewModel.PAGE);
        assertThat(shown().getFirst().ticket()).hasToString("DK-130");
        click("Older");
        assertThat(shown()).hasSize(30);
        assertThat(shown().getFirst().ticket()).hasToString("DK-30");
        click("Newest");
        assertThat(shown().getFirst().ticket()).hasToString("DK-130");
    }

    @Test
    void theAddressFiltersByOutcomeAndReceiver() {
        assertThat(shownBy(Map.of("state", "over"))).isEmpty();
        assertThat(text()).contains("No delivery matches.");
        assertThat(shownBy(Map.of("webhook", "elsewhere"))).isEmpty();
        assertThat(shownBy(Map.of("state", "nonsense", "before", "nonsense"))).hasSize(WebhooksViewModel.PAGE);
    }

    @Test
    void allThatFailedIsSentAgainOnceConfirmed() {
        var failed = shownBy(Map.of("state", "failed"));
        assertThat(failed)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.answer()).isEqualTo(400));
        click("Send 2 failed again…");
        assertThat(find(Dialog.class).all()).hasSize(1);
        assertThat(shownBy(Map.of("state", "failed")))
                .describedAs("not before it is confirmed")
                .hasSize(2);
        click("Send again");
        assertThat(said()).anyMatch(text -> text.contains("2 events will be sent again"));
        assertThat(shownBy(Map.of("state", "failed"))).isEmpty();
        assertThat(shownBy(Map.of("state", "waiting"))).hasSize(2);
        assertThat(recorded()).anySatisfy(entry -> {
            assertThat(entry.what()).isEqualTo(AuditLog.Kind.WEBHOOK_REDELIVERED.word());
            assertThat(entry.subject()).isEqualTo("pager: all failed");
        });
    }

    @Test
    void aTestSaysWhatTheReceiverAnswered() {
        open(Map.of());
        click("Send a test");
        assertThat(said()).anyMatch(text -> text.contains("no connection"));
        assertThat(text()).contains("failing: no connection");
        assertThat(recorded()).extracting(AuditEntry::what).contains(AuditLog.Kind.WEBHOOK_TESTED.word());
    }

    @Test
    void attemptsAndOutcomesAreCountedAsTheyHappened() {
        var fresh = pending("DK-1", program("pager"), new TicketEvent.Opened(), NOW);
        assertThat(WebhooksViewModel.outcome(fresh)).isEqualTo("waiting");
        assertThat(WebhooksViewModel.attempts(fresh)).isZero();
        var retried = fresh.postponed(NOW, "no connection");
        assertThat(WebhooksViewModel.outcome(retried)).isEqualTo("retrying");
        assertThat(WebhooksViewModel.attempts(retried)).isEqualTo(1);
        assertThat(WebhooksViewModel.attempts(sent(retried, NOW))).isEqualTo(2);
        assertThat(WebhooksViewModel.attempts(retried.ended(State.OVER, "closed", null, NOW)))
                .isEqualTo(1);
    }

    private List<AuditEntry> recorded() {
        return audit.page(new Actor("admin", Role.ADMIN, Set.of()), AuditFilter.ALL, 50, null)
                .entries();
    }

    private List<OutboxEntry> shownBy(Map<String, String> parameters) {
        open(parameters);
        return shown();
    }

    private void open(Map<String, String> parameters) {
        UI.getCurrent().navigate(WebhooksView.class, QueryParameters.simple(parameters));
    }

    @SuppressWarnings("unchecked")
    private List<OutboxEntry> shown() {
        var grid = (Grid<OutboxEntry>) find(Grid.class).single();
        return grid.getGenericDataView().getItems().toList();
    }

    private void click(String label) {
        test(find(Button.class).all().stream()
                        .filter(button -> button.getText().equals(label))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    private String text() {
        return find(WebhooksView.class).single().getElement().getTextRecursively()
                + find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(notification -> test(notification).getText())
                .toList();
    }
}
