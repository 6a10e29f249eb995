package com.cinemataztic.incidents.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class MessageViewTests extends SpringBrowserlessTest {

    @Test
    void aMessageStaysOnItsPageAndIsClosedOnTheNext() {
        UI.getCurrent().navigate("machines");
        new Message("Saved.", true).show();
        assertThat(find(Notification.class).all()).hasSize(1);
        UI.getCurrent().navigate("machines", QueryParameters.of("state", "faulty"));
        assertThat(find(Notification.class).all()).hasSize(1);
        UI.getCurrent().navigate("admin/mail");
        assertThat(find(Notification.class).all()).isEmpty();
    }
}
