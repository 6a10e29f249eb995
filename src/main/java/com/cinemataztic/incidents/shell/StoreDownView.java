package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shown when the store does not respond. It has no frame: that needs the account, which is in the store. */
@AnonymousAllowed
@PageTitle("shell.store-down.title")
class StoreDownView extends Main implements HasErrorParameter<StoreUnavailable> {

    private static final Logger LOGGER = LoggerFactory.getLogger(StoreDownView.class);

    StoreDownView() {
        addClassName("error-view");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<StoreUnavailable> parameter) {
        var page = event.getLocation().getPathWithQueryParameters();
        LOGGER.warn(
                "The store failed while the page {} was opened: {}",
                event.getLocation().getPath(),
                parameter.getCaughtException().getMessage());
        var again = new Anchor(page, text("shell.store-down.again"));
        // Otherwise the browser would ask this page's router, whose answer is this view.
        again.setRouterIgnore(true);
        add(new H1(text("shell.store-down.title")), new Paragraph(text("shell.store-down.text")), again);
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
