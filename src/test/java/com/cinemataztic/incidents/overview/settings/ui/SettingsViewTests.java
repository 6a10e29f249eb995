package com.cinemataztic.incidents.overview.settings.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

/** The page Settings. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class SettingsViewTests extends SpringBrowserlessTest {

    @Test
    void searchesKeysAndDescriptions() {
        navigate(SettingsView.class);
        assertThat(keys()).contains("portal.tickets.settle", "portal.alerts.ask-every", "PORTAL_API_TOKEN");
        test(find(TextField.class).single()).setValue("settle");
        assertThat(keys()).contains("portal.tickets.settle").doesNotContain("PORTAL_API_TOKEN");
    }

    @Test
    void aDanishPageDescribesAndSearchesInDanish() {
        UI.getCurrent().setLocale(Locale.of("da"));
        navigate(SettingsView.class);
        test(find(TextField.class).single()).setValue("rask tilstand");
        assertThat(keys()).containsExactly("portal.tickets.settle");
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .containsExactly(
                        "hvor længe fejlen skal være væk og rask tilstand bevist, før en sag lukkes af sig selv");
    }

    @Test
    @WithMockUser(username = "otto", roles = "OPERATOR")
    void isNotThereForAnOperator() {
        assertThatThrownBy(() -> navigate(SettingsView.class)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> keys() {
        return find(Span.class).all().stream()
                .filter(span -> span.hasClassName("settings-key"))
                .map(Span::getText)
                .toList();
    }
}
