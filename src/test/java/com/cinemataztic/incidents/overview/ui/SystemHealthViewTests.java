package com.cinemataztic.incidents.overview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.health.Finding;
import com.cinemataztic.incidents.platform.health.HealthReporter;
import com.cinemataztic.incidents.platform.health.HealthSection;
import com.cinemataztic.incidents.platform.health.Level;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The evidence page: every giver's word, in order, and a page that stays whole when one of them fails. */
@PortalTest
@DirtiesContext
@Import(SystemHealthViewTests.Probe.class)
@WithMockUser(username = "admin", roles = "ADMIN")
class SystemHealthViewTests extends SpringBrowserlessTest {

    private static final HealthSection QUIET = section(Level.OK);

    @Autowired
    AtomicReference<@Nullable HealthSection> witness;

    @Autowired
    AccountDesk accounts;

    @Autowired
    TicketDesk desk;

    @Autowired
    UiTicker ticker;

    @Autowired
    @Qualifier("pendingNotifications")
    HealthReporter pending;

    @TestConfiguration(proxyBeanMethods = false)
    static class Probe {

        @Bean
        AtomicReference<@Nullable HealthSection> section() {
            return new AtomicReference<>(QUIET);
        }

        /** Throws while it has nothing to say, which no giver may. */
        @Bean
        HealthReporter witness(AtomicReference<@Nullable HealthSection> section) {
            return () -> {
                var said = section.get();
                if (said == null) {
                    throw new IllegalStateException("a giver that throws");
                }
                return said;
            };
        }
    }

    @BeforeEach
    void quiet() {
        witness.set(QUIET);
    }

    @Test
    void everyModulesEvidenceIsShownInOrder() {
        navigate(SystemHealthView.class);
        assertThat(titles()).containsSubsequence("Intake", "Tickets", "Machines", "Probe", "Store");
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("OK", "Alerts received"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("Dead letters", "none"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("off", "Names and show times"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("off", "No mail leaves this machine"));
    }

    @Test
    void aTimeIsInTheLineOfItsExplanation() {
        navigate(SystemHealthView.class);
        assertThat(find(Span.class).withClassName("full-time").all())
                .isNotEmpty()
                .allSatisfy(time -> assertThat(time.getElement()
                                .getParent()
                                .getParent()
                                .getClassList()
                                .contains("finding-explanation"))
                        .isTrue());
    }

    @Test
    void theFirstSentenceSumsItUp() {
        navigate(SystemHealthView.class);
        var before = attention();
        witness.set(section(Level.WRONG));
        beat();
        assertThat(attention()).isEqualTo(before + 1);
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("problem", "<b>seen</b>"));
        witness.set(section(Level.OFF));
        beat();
        assertThat(attention()).isEqualTo(before);
    }

    @Test
    void aGiverThatThrowsIsToldOfAndTakesNoOtherOffThePage() {
        navigate(SystemHealthView.class);
        witness.set(null);
        beat();
        assertThat(titles())
                .contains("Not available", "Intake", "Tickets", "Store")
                .doesNotContain("Probe");
    }

    @Test
    void countsLiveTicketsAndTheirPendingNotifications() {
        desk.report(List.of(Given.offline("evidence").fires()), false);
        ReflectionTestUtils.invokeMethod(pending, "read");
        navigate(SystemHealthView.class);
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("Live tickets", "1: 1 open, 0 in progress"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("Notifications pending", "1 ticket"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("OK", "Faults of the system itself", "none"));

        desk.report(List.of(Given.ofTheSystem("portal-rejects").fires()), false);
        beat();
        assertThat(items())
                .anySatisfy(item -> assertThat(item)
                        .contains("problem", "Faults of the system itself", "1 ticket", "portal-rejects"));
        assertThat(summary()).contains("attention");
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void itIsTheAdminsAlone() {
        assertThatThrownBy(() -> navigate(SystemHealthView.class))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NotFoundView instead of " + SystemHealthView.class.getName());
    }

    @Test
    @WithMockUser(username = "former", roles = "ADMIN")
    void whoIsNoAdminAnyMoreSeesNothingAtTheNextBeat() {
        accounts.add(Actor.SYSTEM, "former", "a good password", Role.ADMIN, Set.of());
        navigate(SystemHealthView.class);
        assertThat(titles()).isNotEmpty();
        accounts.change(Actor.SYSTEM, "former", Role.OPERATOR, Set.of(), true, "");
        beat();
        assertThat(titles()).isEmpty();
        assertThat(summary()).contains("signed out");
    }

    private static HealthSection section(Level level) {
        return new HealthSection("Probe", 50, List.of(new Finding("What was", "<b>seen</b>", level, "")));
    }

    private void beat() {
        ReflectionTestUtils.invokeMethod(ticker, "beat");
        runPendingSignalsTasks();
        MockVaadin.runUIQueue();
    }

    private int attention() {
        var summary = summary();
        return summary.startsWith("All OK") ? 0 : Integer.parseInt(summary.split(" ")[0]);
    }

    private String summary() {
        return find(Paragraph.class).all().stream()
                .filter(it -> it.hasClassName("evidence-summary"))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    /** The frame around the page has a heading of its own. */
    private List<String> titles() {
        return find(H2.class, find(SystemHealthView.class).single()).all().stream()
                .map(H2::getText)
                .toList();
    }

    private List<String> items() {
        return find(ListItem.class).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }
}
