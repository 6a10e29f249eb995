package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.text.Runbooks;
import com.cinemataztic.incidents.platform.ui.PageTitles;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** One runbook, the target of an alert's link; or the list of all runbooks. */
@Route(Runbooks.ROUTE)
@PermitAll
class RunbookView extends Main implements HasUrlParameter<String>, HasDynamicTitle {

    private final Runbooks runbooks;
    private String title = text("shell.runbooks.title");

    RunbookView(Runbooks runbooks) {
        this.runbooks = runbooks;
        addClassName("runbook-view");
    }

    @Override
    public void setParameter(BeforeEvent event, @Nullable @OptionalParameter String name) {
        removeAll();
        if (name == null) {
            list();
            return;
        }
        var page = runbooks.find(name).orElseThrow(NotFoundException::new);
        title = page.name();
        add(new Anchor(Runbooks.ROUTE, text("shell.runbooks.all")), new Html("<article>" + page.html() + "</article>"));
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(title);
    }

    private void list() {
        title = text("shell.runbooks.title");
        var list = new UnorderedList();
        runbooks.all()
                .forEach(page -> list.add(new ListItem(new Anchor(Runbooks.ROUTE + "/" + page.name(), page.name()))));
        add(new H1(title), list);
    }
}
