package com.cinemataztic.incidents.overview.settings.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.settings.Setting;
import com.cinemataztic.incidents.overview.settings.SettingsInForce;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows the settings in force, where each comes from, and whether secrets are set. */
@Route("admin/settings")
@PageTitle("settings.title")
@Menu(title = "settings.title", order = 30, icon = "vaadin:cogs")
@RolesAllowed("ADMIN")
class SettingsView extends Main implements AfterNavigationObserver {

    private static final String SEARCH = "q";
    private static final String SET = "set";
    private static final int LONGEST_SEARCH = 100;

    private final SettingsViewModel model;
    private final TextField search = new TextField();
    private final Checkbox onlySet = new Checkbox(text("settings.only-set"));
    private final Div summary = new Div();
    private final Div sections = new Div();

    SettingsView(SettingsInForce settings, CurrentActor currentActor, UiTicker ticker) {
        this.model = new SettingsViewModel(settings, currentActor);
        addClassName("settings-view");
        search.setAriaLabel(text("page.search"));
        search.setPlaceholder(text("settings.search"));
        search.setPrefixComponent(new Icon(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST_SEARCH);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> go(event.isFromClient()));
        onlySet.addValueChangeListener(event -> go(event.isFromClient()));
        summary.addClassName("machines-summary");
        summary.getElement().setAttribute("role", "status");
        var filters = new Div(search, onlySet);
        filters.addClassName("queue-filters");
        var toolbar = new Div(new H1(text("settings.title")), summary, filters);
        toolbar.addClassName("queue-toolbar");
        sections.addClassName("settings-sections");
        // It scrolls, and holds nothing else that a key could reach.
        sections.getElement().setAttribute("tabindex", "0");
        add(toolbar, sections);
        OnTick.refresh(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var query = event.getLocation().getQueryParameters();
        search.setValue(query.getSingleParameter(SEARCH)
                .filter(wanted -> wanted.length() <= LONGEST_SEARCH)
                .orElse(""));
        onlySet.setValue(query.getSingleParameter(SET).isPresent());
        model.search(search.getValue(), onlySet.getValue());
        refresh();
    }

    private void go(boolean byPerson) {
        if (byPerson) {
            var query = new HashMap<String, List<String>>();
            if (!search.getValue().isBlank()) {
                query.put(SEARCH, List.of(search.getValue()));
            }
            if (onlySet.getValue()) {
                query.put(SET, List.of(""));
            }
            getUI().ifPresent(ui -> ui.navigate(SettingsView.class, new QueryParameters(Map.copyOf(query))));
        }
    }

    private void refresh() {
        if (model.refresh()) {
            sections.removeAll();
            model.modules()
                    .forEach((module, keys) -> sections.add(section(
                            module, keys.stream().map(SettingsView::item).toList())));
            if (!model.secrets().isEmpty()) {
                sections.add(section(
                        text("settings.secrets"),
                        model.secrets().stream().map(SettingsView::item).toList()));
            }
        }
        summary.setText(model.summary());
    }

    private static Section section(String title, List<ListItem> items) {
        var list = new UnorderedList();
        list.addClassName("settings-list");
        items.forEach(list::add);
        return new Section(new H2(title), list);
    }

    private static ListItem item(Setting.Key key) {
        var value = new Span(key.value().isEmpty() ? text("settings.empty") : key.value());
        value.addClassName("settings-value");
        if (key.value().isEmpty()) {
            value.addClassName("settings-none");
        }
        var item = item(key.name(), value, source(key), key.source() != Setting.Source.DEFAULT);
        if (!key.description().isEmpty()) {
            var description = new Paragraph(key.description());
            description.addClassName("settings-description");
            item.add(description);
        }
        return item;
    }

    private static ListItem item(Setting.Secret secret) {
        var source = secret.source();
        var state = new Span(
                switch (source) {
                    case NONE -> text("settings.secret.none");
                    case VARIABLE -> text("settings.secret.variable");
                    case FILE -> text("settings.secret.file");
                    case GENERATED -> text("settings.secret.generated");
                });
        state.addClassName("settings-value");
        return item(secret.name(), state, "", false);
    }

    private static ListItem item(String name, Span value, String source, boolean set) {
        var key = new Span(name);
        key.addClassName("settings-key");
        var from = new Span(source);
        from.addClassName("settings-source");
        from.getElement().setAttribute("data-set", set);
        return new ListItem(key, value, from);
    }

    private static String source(Setting.Key key) {
        return switch (key.source()) {
            case DEFAULT -> text("settings.source.default");
            case ENVIRONMENT -> text("settings.source.environment", key.place());
            case COMMAND_LINE -> text("settings.source.command-line");
            case SYSTEM_PROPERTY -> text("settings.source.system-property");
            case FILE -> text("settings.source.file", key.place());
            case OTHER -> text("settings.source.other", key.place());
        };
    }
}
