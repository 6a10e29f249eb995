package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.alerts.intake.DeadLetterDesk;
import com.cinemataztic.incidents.alerts.intake.DeadLetterId;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** Lists webhook content that could not become a ticket, to replay or delete. */
@Route("admin/dead-letters")
@PageTitle("dead-letters.title")
@Menu(title = "dead-letters.title", order = 27, icon = "vaadin:inbox")
@RolesAllowed("ADMIN")
class DeadLettersView extends Main implements AfterNavigationObserver {

    private static final String LETTER = "letter";

    private final DeadLettersViewModel model;
    private final Div summary = new Div();
    private final Button more = new Button(text("page.show-more"));
    private final DeadLetterGrid grid;
    private final ListAndDetail list;
    private final DeadLetterPanel panel;

    private @Nullable DeadLetterId chosen;

    DeadLettersView(DeadLetterDesk desk, CurrentActor currentActor, UiTicker ticker) {
        this.model = new DeadLettersViewModel(desk, currentActor);
        this.grid = new DeadLetterGrid(model, letter -> go(letter == null ? null : letter.id()));
        this.list = new ListAndDetail(grid, "30rem", () -> go(null));
        this.panel = new DeadLetterPanel(() -> go(null), this::replay, this::askToDelete);
        addClassName("letters-view");
        var title = new H1(text("dead-letters.title"));
        summary.addClassName("machines-summary");
        more.addClickListener(click -> {
            model.wantMore();
            refresh();
        });
        var toolbar = new Div(title, summary, more);
        toolbar.addClassName("queue-toolbar");
        add(toolbar, list);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(LETTER)
                .flatMap(DeadLetterId::parse)
                .orElse(null);
        refresh();
    }

    private void refresh() {
        grid.show(model.refresh(chosen));
        var selected = model.selected();
        grid.mark(selected.map(DeadLetter::summary).orElse(null));
        if (selected.isPresent()) {
            panel.show(selected.get(), ReaderZone.of(getUI()));
            list.showDetail(panel);
        } else {
            list.showDetail(null);
        }
        summary.setText(model.summary());
        more.setVisible(model.more());
        list.showEmpty(model.envelopes().isEmpty(), model.emptyText());
    }

    private void replay(DeadLetter letter) {
        model.replay(letter.summary().id()).show();
        refresh();
    }

    private void askToDelete(DeadLetter letter) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(text("dead-letters.delete.title"));
        var content = new Div(new Paragraph(text("dead-letters.delete.text")));
        content.addClassName("dialog-content");
        dialog.add(content);
        var confirm = new Button(text("page.delete"), click -> {
            dialog.close();
            model.delete(letter.summary().id()).show();
            refresh();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(text("page.cancel"), click -> dialog.close()), confirm);
        dialog.open();
    }

    private void go(@Nullable DeadLetterId letter) {
        chosen = letter;
        var parameters = letter == null ? QueryParameters.empty() : QueryParameters.of(LETTER, letter.value());
        getUI().ifPresent(ui -> ui.navigate(DeadLettersView.class, parameters));
    }
}
