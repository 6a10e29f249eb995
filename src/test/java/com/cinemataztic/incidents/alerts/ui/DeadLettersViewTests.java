package com.cinemataztic.incidents.alerts.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.alerts.AlertJson;
import com.cinemataztic.incidents.alerts.intake.AlertIntake;
import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterDesk;
import com.cinemataztic.incidents.alerts.intake.DeadLetters;
import com.cinemataztic.incidents.alerts.intake.Replay;
import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The dead letters page: what can't be a ticket is read, taken in again, or put away. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class DeadLettersViewTests extends SpringBrowserlessTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202E{";

    @Autowired
    AlertIntake intake;

    @Autowired
    DeadLetterDesk desk;

    @Autowired
    DeadLetters letters;

    @Autowired
    AccountDesk accounts;

    @BeforeEach
    void none() {
        desk.page(Actor.SYSTEM, 500, null).letters().forEach(letter -> desk.delete(letter.id(), Actor.SYSTEM));
    }

    @Test
    void anEmptyPageSaysWhatDeadLettersAre() {
        navigate(DeadLettersView.class);
        assertThat(texts())
                .anySatisfy(text -> assertThat(text).startsWith("No dead letters. A dead letter is a webhook request"));
        assertThat(find(Pre.class).all()).isEmpty();
    }

    @Test
    void aLetterIsShownWithWhatIsHostileInItWrittenOut() {
        open(storeDeadLetter(HOSTILE));
        assertThat(shown()).hasSize(1);
        assertThat(find(Pre.class).single().getText()).isEqualTo("<img src=x onerror=alert(1)>\\u{202E}{");
        assertThat(find(Pre.class).single().getElement().getOuterHTML()).contains("&lt;img");
        assertThat(find(H2.class).all())
                .extracting(H2::getText)
                .anyMatch(title -> title.startsWith("not a JSON object"));
        assertThat(texts()).anySatisfy(text -> assertThat(text).isEqualTo("1 dead letter"));
    }

    @Test
    void aLongBodyIsBoundedAndTheRestIsSaid() {
        open(storeDeadLetter("x".repeat(100_000)));
        assertThat(find(Pre.class).single().getText()).hasSize(64 * 1024);
        assertThat(paragraphs()).anySatisfy(text -> assertThat(text).contains("33.7 KiB more"));
    }

    @Test
    void ofATruncatedLetterThePageSaysSoAndOffersNoReplay() {
        var body = new byte[200_000];
        new Random(1).nextBytes(body);
        var letter =
                DeadLetter.received(Instant.EPOCH, "no JSON", Map.of(), body).truncated();
        letters.keep(letter);
        open(letter.summary());
        assertThat(paragraphs())
                .anySatisfy(text -> assertThat(text).contains("only the first 64.0 KiB of 195.3 KiB were kept"));
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.isVisible() && "Replay".equals(button.getText()));
        assertThat(desk.replay(letter.summary().id(), Actor.SYSTEM)).isEqualTo(new Replay.Truncated());
        assertThat(shown()).hasSize(1);
    }

    @Test
    void aLetterThatStillCantBeUsedStaysAndTheReasonIsShown() {
        open(storeDeadLetter("{"));
        test(button("Replay")).click();
        assertThat(said()).anySatisfy(text -> assertThat(text).contains("Still unusable", "not a JSON object"));
        assertThat(shown()).hasSize(1);
    }

    @Test
    void whatCanBeUsedBecomesATicketAndTheLetterIsGone() {
        // An alert by itself is no body of version 4 and is buried; taken in again it is one.
        open(storeDeadLetter(AlertJson.firing("view-1").json()));
        test(button("Replay")).click();
        assertThat(said()).anySatisfy(text -> assertThat(text).contains("1 alert, 1 ticket opened"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void aLetterIsDeletedOnceThePersonHasConfirmed() {
        open(storeDeadLetter("{"));
        test(button("Delete…")).click();
        test(button("Cancel")).click();
        assertThat(shown()).hasSize(1);
        test(button("Delete…")).click();
        test(button("Delete")).click();
        assertThat(find(Dialog.class).all()).isEmpty();
        assertThat(shown()).isEmpty();
        assertThat(find(Pre.class).all()).isEmpty();
    }

    @Test
    void aLetterThatWasTooLargeCantBeReplayed() {
        intake.rejectTooLarge(Map.of("Content-Length", "9000000"), 8_388_608);
        open(desk.page(Actor.SYSTEM, 1, null).letters().getFirst());
        assertThat(button("Replay").isEnabled()).isFalse();
        assertThat(paragraphs()).anySatisfy(text -> assertThat(text).contains("There is no body"));
    }

    @Test
    void moreAreShownWhenAskedFor() {
        for (int i = 0; i < 101; i++) {
            storeDeadLetter("letter " + i);
        }
        navigate(DeadLettersView.class);
        assertThat(shown()).hasSize(100);
        test(button("Show more")).click();
        assertThat(shown()).hasSize(101);
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Show more");
    }

    @Test
    void anAddressThatNamesNoLetterShowsTheList() {
        storeDeadLetter("{");
        UI.getCurrent().navigate(DeadLettersView.class, QueryParameters.of("letter", "../../x"));
        assertThat(shown()).hasSize(1);
        assertThat(find(Pre.class).all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void itIsTheAdminsAlone() {
        assertThatThrownBy(() -> navigate(DeadLettersView.class))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NotFoundView instead of " + DeadLettersView.class.getName());
    }

    @Test
    @WithMockUser(username = "former", roles = "ADMIN")
    void whoIsNoAdminAnyMoreFindsNothing() {
        accounts.add(Actor.SYSTEM, "former", "a good password", Role.OPERATOR, Set.of());
        open(storeDeadLetter("{"));
        assertThat(shown()).isEmpty();
        assertThat(find(Pre.class).all()).isEmpty();
    }

    private DeadLetter.Summary storeDeadLetter(String body) {
        intake.take(body.getBytes(StandardCharsets.UTF_8), Map.of("User-Agent", "curl"));
        return desk.page(Actor.SYSTEM, 500, null).letters().stream()
                .filter(letter -> new String(
                                desk.find(letter.id(), Actor.SYSTEM)
                                        .orElseThrow()
                                        .body(),
                                StandardCharsets.UTF_8)
                        .equals(body))
                .findFirst()
                .orElseThrow();
    }

    private void open(DeadLetter.Summary letter) {
        UI.getCurrent()
                .navigate(
                        DeadLettersView.class,
                        QueryParameters.of("letter", letter.id().value()));
    }

    @SuppressWarnings("unchecked")
    private List<DeadLetter.Summary> shown() {
        var grid = (Grid<DeadLetter.Summary>) find(Grid.class).single();
        return grid.getGenericDataView().getItems().toList();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(it -> text.equals(it.getText()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> texts() {
        return find(Div.class).all().stream().map(Div::getText).toList();
    }

    private List<String> paragraphs() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private List<String> said() {
        return find(Notification.class).all().stream()
                .map(it -> test(it).getText())
                .toList();
    }
}
