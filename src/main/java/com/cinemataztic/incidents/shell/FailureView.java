package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shown when the portal has an internal error. The log has the cause; the page offers a way to continue. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("shell.failure.title")
class FailureView extends Main implements HasErrorParameter<Exception> {

    private static final Logger LOGGER = LoggerFactory.getLogger(FailureView.class);

    FailureView() {
        addClassName("error-view");
        add(
                new H1(text("shell.failure.title")),
                new Paragraph(text("shell.failure.text")),
                new Anchor("", text("shell.to-queue")));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        LOGGER.error("A view failed at {}", event.getLocation().getPath(), parameter.getException());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
