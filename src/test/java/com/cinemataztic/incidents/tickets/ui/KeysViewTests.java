package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.board.LiveBoard;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The single keys of the queue and the ticket. What a key press does in a browser is in the journeys. */
@PortalTest
@WithMockUser(username = "admin")
class KeysViewTests extends SpringBrowserlessTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMIN, Set.of());

    @Autowired
    TicketDesk desk;

    @Autowired
    LiveBoard board;

    @Autowired
    Preferences preferences;

    @BeforeEach
    void originalKeys() {
        preferences.set(ADMIN, CommonPreferences.SHORTCUTS, true);
        preferences.set(ADMIN, CommonPreferences.SHORTCUT_KEYS, Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "take, t, Take",
        "release, r, Release",
        "close, c, Close…",
        "note, n, Note",
        "next, j, Next ticket",
        "previous, k, Previous ticket",
        "search, /, Search",
        "list, ?, Keyboard shortcuts"
    })
    void eachKeyIsOnWhatItDoes(String name, String key, String label) {
        goTo(open("keyed"));

        var component = find(Component.class).all().stream()
                .filter(each -> name.equals(each.getElement().getAttribute("data-shortcut")))
                .findAny()
                .orElseThrow();
        assertThat(component.getElement().getAttribute("aria-keyshortcuts")).isEqualTo(key);
        assertThat(component.getElement().getText()
                        + component.getElement().getProperty("label", "")
                        + Objects.requireNonNullElse(component.getElement().getAttribute("aria-label"), "")
                        + component.getElement().getProperty("accessibleName", ""))
                .contains(label);
        assertThat(keys()).contains("\"" + key + "\":\"" + name + "\"");
    }

    @Test
    void theNextTicketIsTheNextRowAndTheEndsAreEnds() {
        var rows = List.of(open("step-1"), open("step-2"));
        UI.getCurrent().navigate("", QueryParameters.fromString("q=step-"));
        press("next");
        var first = shown();
        press("next");
        var second = shown();
        press("next");

        assertThat(List.of(first, second))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(row -> TicketLinks.of(row.id())).toList());
        assertThat(shown()).isEqualTo(second);
        press("previous");
        assertThat(shown()).isEqualTo(first);
        press("previous");
        assertThat(shown()).isEqualTo(first);
    }

    @Test
    void theButtonsOfThePanelStepToo() {
        open("walk-1");
        open("walk-2");
        UI.getCurrent().navigate("", QueryParameters.fromString("q=walk-"));
        press("next");
        var first = shown();
        test(button("Next ticket")).click();
        assertThat(shown()).isNotEqualTo(first);
        test(button("Previous ticket")).click();
        assertThat(shown()).isEqualTo(first);
    }

    @Test
    void aPersonChangesAKey() {
        goTo(open("other-key"));
        test(button("Keyboard shortcuts")).click();
        find(TextField.class, find(Dialog.class).single()).all().stream()
                .filter(field -> field.getLabel().equals("Take the ticket"))
                .forEach(field -> field.setValue("a"));
        test(find(Button.class).withText("Save").single()).click();
        again();
        assertThat(keys()).contains("\"a\":\"take\"").doesNotContain("\"t\":");
    }

    @Test
    void twoThingsOnOneKeyAreRejected() {
        navigate(QueueView.class);
        test(button("Keyboard shortcuts")).click();
        find(TextField.class, find(Dialog.class).single()).all().stream()
                .filter(field -> field.getLabel().equals("Take the ticket"))
                .forEach(field -> field.setValue("j"));
        test(find(Button.class).withText("Save").single()).click();

        assertThat(find(Dialog.class).single().getElement().getTextRecursively())
                .contains("Each needs a key of its own");
    }

    @Test
    void keysThatAreSwitchedOffDoNothing() {
        open("keys-off");
        navigate(QueueView.class);
        test(button("Keyboard shortcuts")).click();
        find(Checkbox.class, find(Dialog.class).single()).single().setValue(false);
        test(find(Button.class).withText("Save").single()).click();
        again();

        assertThat(keys()).isEqualTo("{}");
        press("next");
        assertThat(shown()).isEmpty();
    }

    private TicketRow open(String screen) {
        desk.report(List.of(offline(screen).fires()), false);
        return Objects.requireNonNull(board.live(offline(screen).key()));
    }

    private static void goTo(TicketRow row) {
        UI.getCurrent().navigate(TicketLinks.of(row.id()));
    }

    /** Loads the page anew. */
    private void again() {
        UI.getCurrent().navigate("machines");
        navigate(QueueView.class);
    }

    private void press(String name) {
        find(Shortcuts.class).single().pressed(name);
    }

    private String keys() {
        return find(Shortcuts.class)
                .single()
                .getElement()
                .getPropertyRaw("keys")
                .toString();
    }

    private Button button(String label) {
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().filter(label::equals).isPresent())
                .findAny()
                .orElseThrow();
    }

    private static String shown() {
        var path = UI.getCurrent().getActiveViewLocation().getPath();
        return path.startsWith("tickets/") ? path : "";
    }
}
