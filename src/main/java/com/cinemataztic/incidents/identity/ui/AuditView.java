package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AuditLog;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.audit.AuditReader;
import com.cinemataztic.incidents.platform.ui.DayPickers;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists who changed what of accounts, tokens, regions, contacts and settings. */
@Route("admin/audit")
@PageTitle("audit.title")
@Menu(title = "audit.title", order = 29, icon = "vaadin:clipboard-text")
@RolesAllowed("ADMIN")
class AuditView extends Main implements AfterNavigationObserver {

    private final AuditViewModel model;
    private final Div summary = new Div();
    private final TextField who = new TextField();
    private final Select<AuditLog.Kind> what = new Select<>();
    private final TextField search = new TextField();
    private final DatePicker from = day(text("audit.from"));
    private final DatePicker to = day(text("audit.to"));
    private final Anchor csv = new Anchor("", text("audit.csv"));
    private final Button more = new Button(text("page.show-more"));
    private final AuditGrid grid;
    private final ListAndDetail list;
    private final AuditPanel panel;

    private AuditLocation location = new AuditLocation("", "", "", null, null, "");

    AuditView(AuditReader audit, CurrentActor currentActor) {
        this.model = new AuditViewModel(audit, currentActor);
        this.grid = new AuditGrid(model, entry -> go(location.withEntry(entry == null ? "" : entry.id())));
        this.list = new ListAndDetail(grid, "34rem", () -> go(location.withEntry("")));
        this.panel = new AuditPanel(() -> go(location.withEntry("")));
        addClassName("letters-view");
        var title = new H1(text("audit.title"));
        title.addClassName("visually-hidden");
        add(title, toolbar(), list);
        // The zone of the reader is known only after the first page of a window is drawn.
        addAttachListener(attached -> attached.getUI().getPage().retrieveExtendedClientDetails(details -> refresh()));
    }

    private static DatePicker day(String label) {
        var day = new DatePicker();
        day.setPlaceholder(label);
        day.setAriaLabel(label);
        day.setClearButtonVisible(true);
        day.setI18n(DayPickers.words());
        return day;
    }

    private Div toolbar() {
        summary.addClassName("machines-summary");
        for (var field : new TextField[] {who, search}) {
            field.setClearButtonVisible(true);
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
        label(who, text("audit.who"));
        label(search, text("page.search"));
        what.setAriaLabel(text("audit.what"));
        what.setItems(AuditLog.Kind.values());
        what.setEmptySelectionAllowed(true);
        what.setEmptySelectionCaption(text("audit.what.all"));
        what.setItemLabelGenerator(kind -> kind == null ? text("audit.what.all") : AuditTexts.what(kind));
        who.addValueChangeListener(event -> filter(event.isFromClient()));
        what.addValueChangeListener(event -> filter(event.isFromClient()));
        search.addValueChangeListener(event -> filter(event.isFromClient()));
        from.addValueChangeListener(event -> filter(event.isFromClient()));
        to.addValueChangeListener(event -> filter(event.isFromClient()));
        more.addClickListener(click -> {
            model.wantMore();
            refresh();
        });
        csv.getElement().setAttribute("router-ignore", true);
        csv.getElement().setAttribute("download", "audit.csv");
        var filters = new Div(who, what, search, from, to, more, csv);
        filters.addClassNames("queue-filters", "audit-filters");
        var toolbar = new Div(summary, filters);
        toolbar.addClassName("queue-toolbar");
        return toolbar;
    }

    private static void label(TextField field, String label) {
        field.setPlaceholder(label);
        field.setAriaLabel(label);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var wanted = AuditLocation.of(event.getLocation().getQueryParameters());
        if (!wanted.withEntry("").equals(location.withEntry(""))) {
            model.startAgain();
        }
        location = wanted;
        refresh();
    }

    private void refresh() {
        var zone = ReaderZone.of(getUI());
        grid.show(model.refresh(location, zone));
        var selected = model.entry(location.entry());
        grid.mark(selected.orElse(null));
        selected.ifPresent(entry -> panel.show(entry, zone));
        list.showDetail(selected.isPresent() ? panel : null);
        who.setValue(location.who());
        what.setValue(kind(location.what()));
        search.setValue(location.text());
        from.setValue(location.from());
        to.setValue(location.to());
        var query = location.csv(zone).getQueryString();
        csv.setHref("api/audit.csv" + (query.isEmpty() ? "" : "?" + query));
        summary.setText(model.summary());
        more.setVisible(model.more());
        list.showEmpty(model.entries().isEmpty(), model.emptyText());
    }

    private static AuditLog.@Nullable Kind kind(String word) {
        return Arrays.stream(AuditLog.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private void filter(boolean byThePerson) {
        if (byThePerson) {
            var kind = what.getValue();
            go(new AuditLocation(
                    who.getValue().strip(),
                    kind == null ? "" : kind.word(),
                    search.getValue().strip(),
                    from.getValue(),
                    to.getValue(),
                    ""));
        }
    }

    private void go(AuditLocation wanted) {
        if (!Objects.equals(wanted, location)) {
            getUI().ifPresent(ui -> ui.navigate(AuditView.class, wanted.parameters()));
        }
    }
}
