package com.cinemataztic.incidents.fleet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.fleet.CinemaCard;
import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.support.Evening;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;

/** The machines page: who sees which, how each is, and what is written down about its cinema. */
@PortalTest
@Import(Evening.class)
@WithMockUser(username = "admin")
class MachinesViewTests extends SpringBrowserlessTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());
    private static final String PASSWORD = "long enough to be one";

    @Autowired
    AccountDesk accounts;

    @Autowired
    CinemaDesk cinemas;

    @BeforeEach
    void people() {
        accounts.add(ADMIN, "nora", PASSWORD, Role.OPERATOR, Set.of(new RegionId("norway")));
        cinemas.write(ADMIN, cinemas.card("dk-014"), CinemaCard.empty("dk-014"));
    }

    @Test
    void whatIsWrongComesFirst() {
        navigate(MachinesView.class);
        assertThat(shown()).hasSize(7);
        assertThat(shown()).extracting(MachineList.Entry::cinemaName).startsWith("Ærø Bio", "Ærø Bio", "Ærø Bio");
        assertThat(texts()).contains("7 machines");
    }

    @Test
    void theSearchFindsByAnyWord() {
        search("kino bergen");
        assertThat(shown()).extracting(MachineList.Entry::cinemaName).containsExactly("Kinopalæet Bergen");
        search("offline ærø");
        assertThat(shown()).hasSize(3);
        search("nothing like it");
        assertThat(shown()).isEmpty();
        assertThat(texts()).contains("No machine matches.");
    }

    @Test
    @WithMockUser(username = "nora", roles = "OPERATOR")
    void anAccountOfARegionSeesThatRegionsMachinesAndWritesNothing() {
        navigate(MachinesView.class);
        assertThat(shown()).extracting(MachineList.Entry::cinemaName).containsExactly("Kinopalæet Bergen");
        open(shown().getFirst().id());
        assertThat(find(Section.class).all()).hasSize(1);
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Import cinema details…", "Edit…");
        var elsewhere = "02:c1:1e:0142";
        open(elsewhere);
        assertThat(find(Section.class).all()).isEmpty();
    }

    @Test
    void theCinemasCardIsEditedAndItsFaultsAreShownWithoutLosingIt() {
        navigate(MachinesView.class);
        open(shown().getFirst().id());
        test(button("Edit…")).click();
        field("Phone").setValue("call the manager");
        test(button("Save")).click();
        assertThat(said()).anyMatch(text -> text.contains("A phone number may have digits"));
        assertThat(field("Phone").getValue()).isEqualTo("call the manager");
        field("Phone").setValue("+45 62 52 10 10");
        test(find(TextArea.class).single()).setValue("<b>Key</b> under the mat");
        test(button("Save")).click();
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(cinemas.card("dk-014").notes()).isEqualTo("<b>Key</b> under the mat");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("tel:+4562521010");
    }

    @Test
    void aSheetIsShownBeforeItIsTakenOver() {
        navigate(MachinesView.class);
        test(button("Import cinema details…")).click();
        var dialog = (CardSheetDialog) find(Dialog.class).single();
        dialog.read("cinema_id,phone\nnowhere,1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(find(ListItem.class).all())
                .extracting(item -> item.getElement().getText())
                .anyMatch(text -> text.contains("no cinema “nowhere”"));
        assertThat(button("Import").isEnabled()).isFalse();
        dialog.read("cinema_id,phone\ndk-014,+45 1\nno-003,+47 2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(button("Import").isEnabled()).isTrue();
        assertThat(cinemas.card("no-003").phone()).isEmpty();
        test(button("Import")).click();
        assertThat(cinemas.card("no-003").phone()).isEqualTo("+47 2");
        assertThat(said()).anyMatch(text -> text.contains("2 cinemas updated"));
    }

    private void search(String text) {
        UI.getCurrent().navigate(MachinesView.class, QueryParameters.of("q", text));
    }

    private void open(String machineId) {
        UI.getCurrent().navigate(MachinesView.class, QueryParameters.of("machine", machineId));
    }

    @SuppressWarnings("unchecked")
    private List<MachineList.Entry> shown() {
        var grid = (Grid<MachineList.Entry>) find(Grid.class).single();
        return grid.getGenericDataView().getItems().toList();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(it -> text.equals(it.getText()))
                .findFirst()
                .orElseThrow();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(it -> label.equals(it.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts() {
        return find(Div.class).all().stream().map(Div::getText).toList();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(it -> test(it).getText())
                .toList();
    }
}
