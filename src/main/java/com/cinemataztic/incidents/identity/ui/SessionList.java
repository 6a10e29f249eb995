package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountSessions.Open;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.server.VaadinSession;
import java.util.ArrayList;
import java.util.List;

/** Open sessions with a button to end each, and to sign an account out everywhere. */
class SessionList extends Composite<Div> {

    private static final String WHO = """
        <span class="place">${item.account}</span>
        <span class="quiet-line">${item.own}</span>\
        """;

    private static final String WHERE = """
        <span class="place" title="${item.agent}">${item.browser}</span>
        <span class="quiet-line">${item.address}</span>\
        """;

    private static final String WHEN = """
        <span class="place"><time-ago at="${item.seenAt}" ago></time-ago></span>
        <span class="quiet-line">${item.sinceWord} <time-ago at="${item.since}" ago></time-ago></span>\
        """;

    private static final String ACTIONS = """
        <div class="session-actions">
            <vaadin-button theme="small tertiary" ?hidden="${item.isOwn}" aria-label="${item.endLabel}"
                @click="${end}">${item.endWord}</vaadin-button>
            <vaadin-button theme="small tertiary" aria-label="${item.everywhereLabel}"
                @click="${everywhere}">${item.everywhereWord}</vaadin-button>
        </div>\
        """;

    private final SessionsViewModel model;
    private final List<Open> shown = new ArrayList<>();
    private final ListDataProvider<Open> rows = new ListDataProvider<>(shown) {

        /** Keeps the row under the mouse when only its times change. */
        @Override
        public Object getId(Open open) {
            return open.id();
        }
    };

    private final Paragraph gap = new Paragraph();

    SessionList(SessionsViewModel model, UiTicker ticker) {
        this.model = model;
        var grid = new Grid<Open>();
        grid.setDataProvider(rows);
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(!model.showsAll());
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        column(grid, WHO, text("page.account"), "4.5rem", 1);
        column(grid, WHERE, text("sessions.where"), "6rem", 2);
        column(grid, WHEN, text("sessions.seen"), "5rem", 1);
        column(grid, ACTIONS, "", "6.25rem", 2);
        gap.addClassName("session-gap");
        getContent().addClassName(model.showsAll() ? "session-list" : "own-session-list");
        getContent().add(gap, grid);
        OnTick.refresh(this, ticker, this::refresh);
    }

    private void column(Grid<Open> grid, String template, String header, String width, int grow) {
        var renderer = LitRenderer.<Open>of(template)
                .withProperty("account", Open::account)
                .withProperty("isOwn", Open::own)
                .withProperty("own", open -> open.own() ? text("sessions.own") : "")
                .withProperty("browser", open -> SessionTexts.browser(open.agent()))
                .withProperty("agent", Open::agent)
                .withProperty("address", Open::address)
                .withProperty("seenAt", open -> (double) open.seenAt().toEpochMilli())
                .withProperty("since", open -> (double) open.since().toEpochMilli())
                .withProperty("sinceWord", open -> text("sessions.since"))
                .withProperty("endWord", open -> text("sessions.end"))
                .withProperty(
                        "endLabel",
                        open -> text("sessions.end.label", open.account(), SessionTexts.browser(open.agent())))
                .withProperty("everywhereWord", open -> text("sessions.everywhere"))
                .withProperty("everywhereLabel", open -> text("sessions.everywhere.label", open.account()))
                .withFunction("end", this::end)
                .withFunction("everywhere", this::askToSignOutEverywhere);
        grid.addColumn(renderer).setHeader(header).setWidth(width).setFlexGrow(grow);
    }

    private void refresh() {
        model.refresh(session());
        if (!shown.equals(model.sessions())) {
            shown.clear();
            shown.addAll(model.sessions());
            rows.refreshAll();
        }
        gap.setText(model.gap());
        gap.setVisible(!model.gap().isEmpty());
    }

    private void end(Open open) {
        model.end(open).show();
        refresh();
    }

    private void askToSignOutEverywhere(Open open) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(text("sessions.everywhere.title", open.account()));
        var content = new Div(new Paragraph(text("sessions.everywhere.text")));
        content.addClassName("dialog-content");
        dialog.add(content);
        var confirm = new Button(text("sessions.everywhere"), click -> {
            dialog.close();
            model.signOutEverywhere(open.account(), session()).show();
            refresh();
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(text("page.cancel"), click -> dialog.close()), confirm);
        dialog.open();
    }

    private static String session() {
        return VaadinSession.getCurrent().getSession().getId();
    }
}
