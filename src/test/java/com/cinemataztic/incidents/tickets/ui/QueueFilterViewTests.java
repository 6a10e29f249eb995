package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.support.Given.offline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cinemataztic.incidents.support.Given;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.tickets.CloseReason;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketRow;
import com.cinemataztic.incidents.tickets.Transition;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

/** The chips and menus above the queue: what they list, count and remember. */
@PortalTest
@WithMockUser(username = "admin")
class QueueFilterViewTests extends QueueViewRig {

    @BeforeEach
    void closeTheOthers() {
        closeLiveTickets();
    }

    @Test
    void regionsWithTicketsAreChipsAndTheOthersAreInAMenu() {
        open(offline("chip").region("spain"));
        show("");

        assertThat(chips()).containsExactly("All1", "Spain1");
        var quiet = menu("quiet-regions").getItems().getFirst();
        assertThat(quiet.getText()).matches("[0-9]+ regions quiet");
        assertThat(quiet.getSubMenu().getItems())
                .hasSize(Integer.parseInt(quiet.getText().split(" ")[0]))
                .anySatisfy(item -> assertThat(item.getText()).isEqualTo("Denmark"));
    }

    @Test
    void aChosenRegionIsInTheAddressAndStaysAChipWhenItIsQuiet() {
        var row = open(offline("quiet").region("spain"));
        show("");
        test(chip("Spain1")).click();
        assertThat(address()).isEqualTo("?region=spain");
        assertThat(chip("Spain1").getElement().getAttribute("aria-pressed")).isEqualTo("true");

        desk.apply(row.id(), row.version(), new Transition.Close(CloseReason.FIXED, ""), ADMIN);
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(chips()).containsExactly("All0", "Spain0");
        });
    }

    @Test
    void aFilterCountsWhatItListsWithTheOthersAsTheyAre() {
        var mine = open(offline("mine").region("spain"));
        open(offline("untaken").region("spain").error("wrong-resolution").summary("Wrong resolution"));
        open(offline("elsewhere").region("norway"));
        desk.apply(mine.id(), mine.version(), new Transition.Take(), ADMIN);
        show("region=spain");
        assertThat(filters()).containsExactly("Mine 1", "Unassigned 1", "Misses its show 2");
        assertThat(entries(1)).containsExactlyInAnyOrder("Machine is offline · 1", "Wrong resolution · 1");

        test(chip("Mine 1")).click();
        assertThat(address()).isEqualTo("?region=spain&whose=mine");
        assertThat(shown()).containsExactly(mine);
        assertThat(entries(1)).containsExactly("Machine is offline · 1");
        test(chip("Mine 1")).click();
        assertThat(shown()).hasSize(2);
    }

    @Test
    void errorsAndSeveritiesAreChosenFromMenusSeveralAtOnce() {
        var wrong = open(offline("w").error("wrong-resolution").severity(Severity.WARNING));
        var dark = open(offline("d"));
        open(offline("h").error("too-hot").severity(Severity.INFO));
        show("error=wrong-resolution&error=machine-offline");
        assertThat(shown()).containsExactlyInAnyOrder(wrong, dark);
        assertThat(menu("").getItems().get(1).getText()).isEqualTo("Error: 2 chosen");
        assertThat(entries(2)).containsExactly("Critical · 1", "Warning · 1", "Information · 0");

        show("severity=warning");
        assertThat(shown()).containsExactly(wrong);
        show("severity=warning&error=too-hot");
        assertThat(shown()).isEmpty();
        assertThat(find(Div.class).withClassName("queue-empty").single().getText())
                .isEqualTo("No ticket matches the filters.");
    }

    @Test
    void groupsHaveAHeadingWithTheirNumberAndTheMostUrgentFirst() {
        open(offline("g1").region("spain"));
        open(offline("g2").region("norway"));
        open(offline("g3").region("spain"));
        show("group=region");

        var regions =
                shown().stream().map(row -> row.subject().region().value()).toList();
        assertThat(regions)
                .as("one region after the other")
                .isIn(List.of("spain", "spain", "norway"), List.of("norway", "spain", "spain"));
    }

    @Test
    void aPausedListStaysAsItIsAndCountsWhatWaits() {
        var first = open(offline("held"));
        show("");
        test(chip("Pause")).click();
        var second = open(offline("waits").region("spain"));
        await().pollInSameThread().untilAsserted(() -> {
            drain();
            assertThat(find(Span.class).withClassName("waiting").single().getText())
                    .isEqualTo("Paused: 1 change waits");
        });
        assertThat(shown()).containsExactly(first);
        assertThat(chips()).as("what burns is counted all the same").contains("Spain1");

        test(chip("Resume")).click();
        assertThat(shown()).containsExactlyInAnyOrder(first, second);
    }

    private static String address() {
        var query = UI.getCurrent()
                .getInternals()
                .getActiveViewLocation()
                .getQueryParameters()
                .getQueryString();
        return query.isEmpty() ? "" : "?" + query;
    }

    private TicketRow open(Given given) {
        desk.report(List.of(given.fires()), false);
        return Objects.requireNonNull(board.live(given.key()));
    }

    private List<String> chips() {
        return find(NativeButton.class).withClassName("region-chip").all().stream()
                .map(chip -> chip.getElement().getTextRecursively().replaceAll("\\+.*", ""))
                .toList();
    }

    private NativeButton chip(String label) {
        return find(NativeButton.class).all().stream()
                .filter(chip -> chip.getElement().getTextRecursively().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private List<String> filters() {
        return find(NativeButton.class).withClassName("filter-chip").all().stream()
                .map(NativeButton::getText)
                .filter(text -> !text.equals("Pause"))
                .toList();
    }

    private MenuBar menu(String className) {
        return find(MenuBar.class).all().stream()
                .filter(bar -> className.isEmpty()
                        ? bar.getItems().size() == 3
                        : bar.getClassNames().contains(className))
                .findFirst()
                .orElseThrow();
    }

    private List<String> entries(int item) {
        return menu("").getItems().get(item).getSubMenu().getItems().stream()
                .map(entry -> entry.getText())
                .toList();
    }
}
