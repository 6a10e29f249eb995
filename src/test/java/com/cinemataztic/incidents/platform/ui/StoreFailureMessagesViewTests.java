package com.cinemataztic.incidents.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class StoreFailureMessagesViewTests extends SpringBrowserlessTest {

    private final List<Throwable> others = new ArrayList<>();
    private final StoreFailureMessages.Handler handler =
            new StoreFailureMessages.Handler(event -> others.add(event.getThrowable()));

    @AfterEach
    void closeNotifications() {
        find(Notification.class).all().forEach(Notification::close);
    }

    @Test
    void everySessionHasTheHandler() {
        assertThat(VaadinSession.getCurrent().getErrorHandler()).isInstanceOf(StoreFailureMessages.Handler.class);
    }

    @Test
    void aStoreThatFailsWhileAClickIsHandledIsReportedByTheSharedMessage() {
        handler.error(new ErrorEvent(
                new IllegalStateException(new StoreUnavailable("read an account", new RuntimeException("down")))));
        assertThat(find(Notification.class).all()).hasSize(1);
        assertThat(others).isEmpty();
    }

    @Test
    void aFailedRefreshOfThePageShowsNothing() {
        var request = VaadinRequest.getCurrent();
        CurrentInstance.set(VaadinRequest.class, null);
        try {
            handler.error(new ErrorEvent(new StoreUnavailable("read", new RuntimeException("down"))));
        } finally {
            CurrentInstance.set(VaadinRequest.class, request);
        }
        assertThat(find(Notification.class).all()).isEmpty();
        assertThat(others).isEmpty();
    }

    @Test
    void otherErrorsGoToTheNextHandler() {
        var bug = new IllegalStateException("a bug");
        handler.error(new ErrorEvent(bug));
        assertThat(others).containsExactly(bug);
        assertThat(find(Notification.class).all()).isEmpty();
    }
}
