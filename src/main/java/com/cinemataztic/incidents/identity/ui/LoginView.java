package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.LoginError;
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
        words.getForm().setUsername(text("page.account"));
        words.getForm().setPassword(text("page.password"));
        words.getForm().setSubmit(text("login.title"));
        form.setForgotPasswordButtonVisible(false);
        form.setAction("login");
        add(new H1(text("login.product")), new Paragraph(text("login.tagline")), form);
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
                message.setTitle(text("login.error.credentials"));
                message.setMessage(text("login.error.credentials.text"));
            }
            case THROTTLED -> {
                message.setTitle(text("page.too-many-attempts"));
                message.setMessage(text("login.error.throttled.text"));
            }
            case STORE -> {
                message.setTitle(text("login.error.store"));
                message.setMessage(text("login.error.store.text"));
            }
            case EXPIRED -> {
                message.setTitle(text("login.error.expired"));
                message.setMessage(text("login.error.expired.text"));
            }
        }
        form.setI18n(words);
    }
}
