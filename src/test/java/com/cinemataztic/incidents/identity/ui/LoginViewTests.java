package com.cinemataztic.incidents.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.support.PortalTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.test.context.support.WithAnonymousUser;

/** What the login page says about a rejected sign-in. */
@PortalTest
@WithAnonymousUser
class LoginViewTests extends SpringBrowserlessTest {

    @ParameterizedTest
    @CsvSource({
        "error, Incorrect account or password",
        "error=credentials, Incorrect account or password",
        "error=throttled, Too many attempts; wait a moment",
        "error=store, Sign-in is not available",
        "error=expired, This page has expired",
        "error=%3Cb%3E, Incorrect account or password"
    })
    void saysWhatWasWrong(String query, String title) {
        UI.getCurrent().navigate("login", QueryParameters.fromString(query));
        assertThat(form().isError()).isTrue();
        assertThat(String.valueOf(form().getElement().getPropertyRaw("i18n"))).contains("\"" + title + "\"");
    }

    @Test
    void saysNothingToWhoHasNotTriedYet() {
        UI.getCurrent().navigate("login");
        assertThat(form().isError()).isFalse();
    }

    private LoginForm form() {
        return find(LoginForm.class).single();
    }
}
