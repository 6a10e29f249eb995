package com.cinemataztic.incidents.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithMockUser;

@PortalTest
@WithMockUser(username = "admin", roles = "ADMIN")
class StoreDownViewTests extends SpringBrowserlessTest {

    /** As when the frame reads an account: the failure of the store is only the cause. */
    @AnonymousAllowed
    public static class WithoutStore extends Div implements BeforeEnterObserver {

        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            throw new IllegalStateException(new StoreUnavailable("read an account", new RuntimeException("s3cret")));
        }
    }

    @BeforeEach
    void addAPage() {
        RouteConfiguration.forSessionScope().setRoute("without-store", WithoutStore.class);
    }

    @AfterEach
    void removeIt() {
        RouteConfiguration.forSessionScope().removeRoute("without-store");
    }

    @Test
    void saysSoWithoutTheFrameAndWithoutTheCause() {
        UI.getCurrent().navigate("without-store");
        assertThat(find(Main.class).single().getElement().getTextRecursively())
                .startsWith("The store does not respond")
                .doesNotContain("s3cret");
        assertThat(find(MainLayout.class).all()).isEmpty();
        assertThat(find(Anchor.class).single().getHref()).isEqualTo("without-store");
    }
}
