package com.cinemataztic.incidents.alerts.drill.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

/** The page Drill where no Alertmanager is configured. */
@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class DrillViewTests extends SpringBrowserlessTest {

    @Test
    void saysThatNoDrillCanStartWithoutAnAlertmanager() {
        UI.getCurrent().navigate(DrillView.class, QueryParameters.of("region", "denmark"));
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("Denmark");
        var start = find(Button.class).all().stream()
                .filter(button -> button.getText().equals("Start drill"))
                .findFirst()
                .orElseThrow();
        test(start).click();
        assertThat(find(Notification.class).all())
                .extracting(notification -> test(notification).getText())
                .anySatisfy(text -> assertThat(text).contains("PORTAL_ALERTMANAGER_URLS"));
        assertThat(start.isEnabled()).isTrue();
    }

    @Test
    void everyRowHasAButtonThatLeadsToItsDrill() {
        navigate(DrillView.class);
        var grid = find(Grid.class).single();
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Start drill");
        test(grid).invokeLitRendererFunction(0, 2, "choose");
        assertThat(find(Button.class).all()).extracting(Button::getText).contains("Start drill");
    }

    @Test
    @WithMockUser(username = "otto", roles = "OPERATOR")
    void isNotThereForAnOperator() {
        assertThatThrownBy(() -> navigate(DrillView.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
