package com.cinemataztic.incidents.tickets.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.Dark;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.SixScreens;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.TestPropertySource;

/** Sites in the queue, as its components. Each test has its own cinema. */
@PortalTest
@Import(SixScreens.class)
@TestPropertySource(properties = "portal.tickets.sweep-every=100ms")
@WithMockUser(username = "admin")
class SiteViewTests extends QueueViewRig {

    private static final Actor BO = new Actor("bo", Role.OPERATOR, Set.of());

    private final Instant began = Instant.now().minusSeconds(60);

    @BeforeEach
    void closeTheOthers() {
        // What other tests left would be counted, too.
        closeLiveTickets();
    }

    @Test
    void aSiteIsOneRowThatOpensAndClosesAndCountsAsOne() {
        var site = dark("c1", 3);
        desk.report(List.of(Dark.screen("c2", "s1").since(began).fires()), false);
        show("");
        assertThat(shown()).containsExactlyInAnyOrder(site, screen("c2", 1));
        assertThat(tab()).isEqualTo("All2+ 3 screens in 1 site");
        assertThat(find(NativeButton.class)
                        .withClassName("region-chip")
                        .all()
                        .getFirst()
                        .getElement()
                        .getAttribute("title"))
                .isEqualTo("2 tickets, 1 site with 3 screens");

        toggle(site);
        assertThat(shown())
                .as("in the order of their shows, beneath the site")
                .containsSubsequence(site, screen("c1", 1), screen("c1", 2), screen("c1", 3))
                .hasSize(5);
        toggle(site);
        assertThat(shown()).hasSize(2);
    }

    @Test
    void aLateScreenJoinsAnOpenedRowByItself() {
        var site = dark("c3", 3);
        show("");
        toggle(site);
        assertThat(shown()).hasSize(4);
        desk.report(List.of(Dark.screen("c3", "s4").since(Instant.now()).fires()), false);

        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(shown()).hasSize(5).endsWith(screen("c3", 4));
        });
    }

    @Test
    void whatASearchFindsWithoutItsSiteIsARowOfItsOwn() {
        var site = dark("c4", 3);
        show("q=machine-c4-s2");
        assertThat(shown()).containsExactly(screen("c4", 2));
        show("q=" + site.id());
        assertThat(shown()).containsExactly(site);
    }

    @Test
    void takingASiteTakesItsUntakenScreensAndSaysSo() {
        var site = dark("c5", 4);
        var bos = screen("c5", 4);
        desk.apply(bos.id(), bos.version(), new Transition.Take(), BO);
        UI.getCurrent().navigate(TicketLinks.of(site.id()));
        click("Take");
        assertThat(said()).contains(site.id() + " is assigned to you. 3 screen tickets were updated too.");
        assertThat(screen("c5", 1).assignee()).isEqualTo("admin");
        assertThat(screen("c5", 4).assignee()).isEqualTo("bo");

        click("Release");
        assertThat(said()).contains(site.id() + " is open again. 3 screen tickets were updated too.");
        assertThat(screen("c5", 1).state()).isEqualTo(State.OPEN);
        assertThat(screen("c5", 4).assignee()).isEqualTo("bo");
    }

    @Test
    void aSiteListsItsScreensAndAScreenNamesItsSite() {
        var site = dark("c6", 3);
        UI.getCurrent().navigate(TicketLinks.of(site.id()));
        assertThat(links())
                .contains(
                        "tickets/" + screen("c6", 1).id(),
                        "tickets/" + screen("c6", 2).id(),
                        "tickets/" + screen("c6", 3).id(),
                        // Relative: a proxy may serve the portal below a path of its own.
                        "runbooks/CinemaOffline");
        UI.getCurrent().navigate(TicketLinks.of(screen("c6", 2).id()));
        assertThat(links()).contains("tickets/" + site.id());
        assertThat(find(Div.class)
                        .withClassName("site-above")
                        .single()
                        .getElement()
                        .getTextRecursively())
                .contains("Part of site " + site.id());
    }

    @Test
    void closingASiteAsksAboutItsScreensAndGoesOnOnlyWithAnAnswer() {
        var site = dark("c7", 3);
        UI.getCurrent().navigate(TicketLinks.of(site.id()));
        click("Close…");
        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("The screens are still dark");
        assertThat(find(Button.class).withText("Close and snooze").single().isEnabled())
                .isFalse();
        answer(true);
        click("Close and snooze");
        assertThat(said()).contains(site.id() + " is closed. 3 screen tickets were updated too.");
        assertThat(screen("c7", 2).state()).isEqualTo(State.CLOSED);
        assertThat(screen("c7", 2).snoozedUntil()).isNotNull();
    }

    @Test
    void closingASiteAloneLeavesItsScreensOnTheirOwn() {
        var site = dark("c8", 3);
        UI.getCurrent().navigate(TicketLinks.of(site.id()));
        click("Close…");
        answer(false);
        click("Close and snooze");
        assertThat(said()).contains(site.id() + " is closed.");
        assertThat(screen("c8", 2).state()).isEqualTo(State.OPEN);
        show("");
        assertThat(shown()).containsExactlyInAnyOrder(screen("c8", 1), screen("c8", 2), screen("c8", 3));
        assertThat(tab()).isEqualTo("All3");
    }

    @Test
    void closingWhatIsNoSiteAsksNothingMore() {
        desk.report(List.of(Dark.screen("c9", "s1").since(began).fires()), false);
        UI.getCurrent().navigate(TicketLinks.of(screen("c9", 1).id()));
        click("Close…");
        assertThat(find(Button.class).withText("Close and snooze").single().isEnabled())
                .isTrue();
    }

    private TicketRow dark(String cinema, int screens) {
        for (int i = 1; i <= screens; i++) {
            desk.report(List.of(Dark.screen(cinema, "s" + i).since(began).fires()), false);
        }
        await().until(() -> board.snapshot().siteOf(cinema).isPresent());
        return board.snapshot().siteOf(cinema).orElseThrow().ticket();
    }

    private TicketRow screen(String cinema, int number) {
        var key = Dark.screen(cinema, "s" + number).key();
        return board.snapshot().rows().values().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void toggle(TicketRow site) {
        var entry = list().getGenericDataView()
                .getItems()
                .filter(it -> it.row().equals(site))
                .findFirst()
                .orElseThrow();
        find(QueueGrid.class).single().toggled(entry);
    }

    private String tab() {
        return find(NativeButton.class)
                .withClassName("region-chip")
                .all()
                .getFirst()
                .getElement()
                .getTextRecursively();
    }

    private List<String> links() {
        return find(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }

    @SuppressWarnings("unchecked")
    private void answer(boolean screensToo) {
        find(RadioButtonGroup.class).all().stream()
                .filter(group -> group.getLabel().endsWith(" of this site"))
                .findFirst()
                .orElseThrow()
                .setValue(screensToo);
    }
}
