package com.cinemataztic.incidents.overview.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.platform.Pulse;
import com.cinemataztic.incidents.platform.evidence.EvidenceGiver;
import com.cinemataztic.incidents.platform.evidence.EvidenceSection;
import com.cinemataztic.incidents.platform.evidence.Finding;
import com.cinemataztic.incidents.platform.evidence.Level;
import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
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
import org.springframework.test.util.ReflectionTestUtils;

/** The evidence page: every giver's word, in order, and a page that stays whole when one of them fails. */
@PortalTest
@Import(EvidenceViewTests.Witness.class)
@WithMockUser(username = "admin", roles = "ADMIN")
class EvidenceViewTests extends SpringBrowserlessTest {

    private static final EvidenceSection QUIET = section(Level.OK);

    @Autowired
    AtomicReference<@Nullable EvidenceSection> witness;

    @Autowired
    AccountDesk accounts;

    @Autowired
    TicketDesk desk;

    @Autowired
    Pulse pulse;

    @Autowired
    @Qualifier("owedWatch")
    EvidenceGiver owedWatch;

    @TestConfiguration(proxyBeanMethods = false)
    static class Witness {

        @Bean
        AtomicReference<@Nullable EvidenceSection> section() {
            return new AtomicReference<>(QUIET);
        }

        /** Throws while it has nothing to say, which no giver may. */
        @Bean
        EvidenceGiver witness(AtomicReference<@Nullable EvidenceSection> section) {
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
        navigate(EvidenceView.class);
        assertThat(titles()).containsSubsequence("Intake", "Tickets", "Machines", "Witness", "Store");
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("fine", "Alerts received"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("Dead letters", "none"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("not asked", "Names and shows"));
    }

    @Test
    void theFirstSentenceSumsItUp() {
        navigate(EvidenceView.class);
        var before = attention();
        witness.set(section(Level.WRONG));
        beat();
        assertThat(attention()).isEqualTo(before + 1);
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("wrong", "<b>seen</b>"));
        witness.set(section(Level.OFF));
        beat();
        assertThat(attention()).isEqualTo(before);
    }

    @Test
    void aGiverThatThrowsIsToldOfAndTakesNoOtherOffThePage() {
        navigate(EvidenceView.class);
        witness.set(null);
        beat();
        assertThat(titles())
                .contains("Not readable", "Intake", "Tickets", "Store")
                .doesNotContain("Witness");
    }

    @Test
    void liveTicketsAndWhatIsOwedOfThemAreCounted() {
        desk.report(List.of(Given.offline("evidence").fires()), false);
        ReflectionTestUtils.invokeMethod(owedWatch, "look");
        navigate(EvidenceView.class);
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("Live tickets", "1: 1 open, 0 in progress"));
        assertThat(items()).anySatisfy(item -> assertThat(item).contains("Owed a word", "1 ticket"));
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void itIsTheAdminsAlone() {
        assertThatThrownBy(() -> navigate(EvidenceView.class)).isNotNull();
    }

    @Test
    @WithMockUser(username = "former", roles = "ADMIN")
    void whoIsNoAdminAnyMoreSeesNothingAtTheNextBeat() {
        accounts.add(Actor.SYSTEM, "former", "a good password", Role.ADMIN, Set.of());
        navigate(EvidenceView.class);
        assertThat(titles()).isNotEmpty();
        accounts.change(Actor.SYSTEM, "former", Role.OPERATOR, Set.of(), true, "");
        beat();
        assertThat(titles()).isEmpty();
        assertThat(summary()).contains("signed out");
    }

    private static EvidenceSection section(Level level) {
        return new EvidenceSection("Witness", 50, List.of(new Finding("What was", "<b>seen</b>", level, "")));
    }

    private void beat() {
        ReflectionTestUtils.invokeMethod(pulse, "beat");
        runPendingSignalsTasks();
        MockVaadin.runUIQueue();
    }

    private int attention() {
        var summary = summary();
        return summary.startsWith("All is well") ? 0 : Integer.parseInt(summary.split(" ")[0]);
    }

    private String summary() {
        return find(Paragraph.class).all().stream()
                .filter(it -> it.hasClassName("evidence-summary"))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    private List<String> titles() {
        return find(H2.class).all().stream().map(H2::getText).toList();
    }

    private List<String> items() {
        return find(ListItem.class).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }
}
