package com.cinemataztic.incidents.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.audit.AuditEntry;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The page where admins read who changed what. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class AuditViewTests extends SpringBrowserlessTest {

    @Autowired
    AuditLog log;

    @Test
    void filtersByWhatItsAddressSaysAndWritesItThere() {
        change("eva", "denmark");
        change("eva", "norway");
        navigate(Map.of("who", "eva", "text", "norw"));
        assertThat(shown()).extracting(AuditEntry::subject).containsExactly("norway");
        assertThat(csv()).isEqualTo("api/audit.csv?text=norw&who=eva");
        test(search()).setValue("");
        assertThat(shown()).extracting(AuditEntry::subject).containsExactly("norway", "denmark");
        navigate(Map.of("who", "eva", "what", "account-added"));
        assertThat(shown()).isEmpty();
        assertThat(find(Select.class).single().getValue()).isEqualTo(AuditLog.Kind.ACCOUNT_ADDED);
    }

    @Test
    void aDayIsWholeInTheReadersZone() {
        change("fay", "denmark");
        var today = LocalDate.now(ZoneOffset.UTC);
        navigate(Map.of("who", "fay", "from", today.toString(), "to", today.toString()));
        assertThat(shown()).hasSize(1);
        assertThat(find(DatePicker.class).all())
                .extracting(DatePicker::getValue)
                .containsExactly(today, today);
        navigate(Map.of("who", "fay", "to", today.minusDays(1).toString()));
        assertThat(shown()).isEmpty();
        navigate(Map.of("who", "fay", "from", "soon", "to", "+999999999-12-31"));
        assertThat(shown()).hasSize(1);
    }

    @Test
    void showsOneEntryWholeWithWhatItWasAndBecame() {
        change("gil", "denmark");
        navigate(Map.of("who", "gil"));
        navigate(Map.of("who", "gil", "entry", shown().getFirst().id()));
        assertThat(find(Span.class).all())
                .extracting(Span::getText)
                .contains("gil", "denmark", "Europe/Copenhagen → Europe/Oslo", "<b>anna</b> (removed)");
    }

    @Test
    void showsMoreOnDemand() {
        IntStream.range(0, 130).forEach(i -> change("hal", "s" + i));
        navigate(Map.of("who", "hal"));
        assertThat(shown()).hasSize(100);
        test(find(Button.class).withText("Show more").single()).click();
        assertThat(shown()).hasSize(130);
        assertThat(find(Button.class).withText("Show more").all()).isEmpty();
    }

    @Test
    void saysWhichChangesWereNotMade() {
        log.record(of("ivy", "spain"), () -> false);
        navigate(Map.of("who", "ivy"));
        navigate(Map.of("who", "ivy", "entry", shown().getFirst().id()));
        assertThat(find(Span.class).all()).extracting(Span::getText).contains("Not made: it was rejected");
    }

    @Test
    void everyKindHasWords() {
        assertThat(AuditLog.Kind.values())
                .allSatisfy(kind ->
                        assertThat(AuditTexts.what(kind.word())).isNotBlank().isNotEqualTo(kind.word()));
        assertThat(AuditTexts.what("of-a-later-version")).isEqualTo("of-a-later-version");
    }

    @Test
    @WithMockUser(username = "olga", roles = "OPERATOR")
    void isNotThereForAnOperator() {
        assertThatThrownBy(() -> navigate(AuditView.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(getCurrentView()).isNotInstanceOf(AuditView.class);
    }

    @Test
    @WithMockUser(username = "olga", roles = "ADMIN")
    void showsNothingToWhomTheAdminsRightsWereTakenFromSinceTheySignedIn() {
        change("jan", "denmark");
        navigate(AuditView.class);
        assertThat(shown()).isEmpty();
    }

    private void change(String who, String subject) {
        log.record(of(who, subject), () -> true);
    }

    private static AuditLog.Change of(String who, String subject) {
        return new AuditLog.Change(
                new Actor(who, Role.ADMIN, Set.of()),
                AuditLog.Kind.ROTA_CHANGED,
                subject,
                Map.of("zone", "Europe/Copenhagen", "Mon 08:00–16:00", "<b>anna</b>"),
                Map.of("zone", "Europe/Oslo"));
    }

    private static void navigate(Map<String, String> parameters) {
        UI.getCurrent().navigate(AuditView.class, QueryParameters.simple(parameters));
    }

    @SuppressWarnings("unchecked")
    private List<AuditEntry> shown() {
        return ((Grid<AuditEntry>) find(Grid.class).single())
                .getGenericDataView()
                .getItems()
                .toList();
    }

    private TextField search() {
        return find(TextField.class).all().getLast();
    }

    private String csv() {
        return find(Anchor.class).all().stream()
                .map(Anchor::getHref)
                .filter(href -> href.contains("audit"))
                .findFirst()
                .orElse("");
    }
}
