package com.cinemataztic.incidents.identity.ui;

import com.cinemataztic.incidents.identity.LoginError;
import com.cinemataztic.incidents.identity.TooManyAttempts;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;

@Route(value = "login", autoLayout = false)
@PageTitle("login.title")
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver {

    private final LoginForm form = new LoginForm();
    private final LoginI18n words = LoginI18n.createDefault();

    LoginView() {
        addClassName("login-view");
        words.getForm().setTitle("");
        words.getForm().setUsername("Account");
        words.getForm().setSubmit("Sign in");
        form.setForgotPasswordButtonVisible(false);
        form.setAction("login");
        add(new H1("Incidents Portal"), new Paragraph("No cinema screen stays dark because nobody knew."), form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var errors = event.getLocation().getQueryParameters().getParameters().getOrDefault("error", List.of());
        explain(errors.isEmpty() ? LoginError.CREDENTIALS : LoginError.of(errors.getFirst()));
        form.setError(!errors.isEmpty());
    }

    private void explain(LoginError error) {
        var message = words.getErrorMessage();
        switch (error) {
            case CREDENTIALS -> {
                message.setTitle("Incorrect account or password");
                message.setMessage("Check both and try again. An admin can give you a new password.");
            }
            case THROTTLED -> {
                message.setTitle(TooManyAttempts.SENTENCE);
                message.setMessage("Your password was not checked. Try again in half a minute.");
            }
            case STORE -> {
                message.setTitle("The store does not answer");
                message.setMessage("Your password could not be checked. Try again shortly.");
            }
            case EXPIRED -> {
                message.setTitle("This page had expired");
                message.setMessage("Sign in again.");
            }
        }
        form.setI18n(words);
    }
}
