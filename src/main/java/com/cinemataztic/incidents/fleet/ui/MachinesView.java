package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.CinemaDesk;
import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.fleet.Machine;
import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Lists every machine: where it stands, its state, the age of its data, and the previous machines at its screen. */
@Route(MachinesView.ROUTE)
@PageTitle("machines.title")
@Menu(title = "machines.title", order = 4, icon = "vaadin:server")
@PermitAll
class MachinesView extends Main implements AfterNavigationObserver {

    static final String ROUTE = "machines";

    private final MachinesViewModel model;
    private final Select<Region> region = new Select<>();
    private final Select<Machine.State> state = new Select<>();
    private final TextField search = new TextField();
    private final Button sheet = new Button(text("machines.import"));
    private final MachineGrid grid;
    private final ListAndDetail list;
    private final MachinePanel panel;
    private final Div summary = new Div();

    private MachinesLocation location = new MachinesLocation(null, null, "", null);

    MachinesView(
            MachineList machines,
            FleetDirectory fleet,
            CinemaDesk cinemas,
            RegionDirectory regions,
            CurrentActor currentActor,
            UiTicker ticker) {
        this.model = new MachinesViewModel(machines, fleet, cinemas, regions, currentActor);
        this.grid = new MachineGrid(model, entry -> go(location.withMachine(entry == null ? null : entry.id())));
        this.list = new ListAndDetail(grid, "40rem", () -> go(location.withMachine(null)));
        this.panel = new MachinePanel(model, () -> go(location.withMachine(null)), this::refresh);
        addClassName("machines-view");
        var title = new H1(text("machines.title"));
        summary.addClassName("machines-summary");
        add(toolbar(title), list);
        OnTick.refresh(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = MachinesLocation.of(event.getLocation().getQueryParameters());
        refresh();
    }

    private Div toolbar(H1 title) {
        region.setAriaLabel(text("page.region"));
        region.setEmptySelectionAllowed(true);
        region.setEmptySelectionCaption(text("page.all-regions"));
        region.setItemLabelGenerator(item -> item == null ? text("page.all-regions") : item.name());
        region.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                var chosen = event.getValue();
                go(location.withRegion(chosen == null ? null : chosen.id()));
            }
        });
        state.setAriaLabel(text("page.state"));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(text("machines.all-states"));
        state.setItems(Machine.State.values());
        state.setItemLabelGenerator(item -> item == null ? text("machines.all-states") : MachineWords.state(item));
        state.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(location.withState(event.getValue()));
            }
        });
        search.setAriaLabel(text("page.search"));
        search.setPlaceholder(text("machines.search.hint"));
        search.setPrefixComponent(new Icon(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(MachinesLocation.LONGEST_TEXT);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(location.withText(event.getValue()));
            }
        });
        sheet.addClickListener(click -> new CardSheetDialog(model, this::refresh).open());
        var filters = new Div(region, state, search);
        filters.addClassName("queue-filters");
        var toolbar = new Div(title, summary, filters, sheet);
        toolbar.addClassName("queue-toolbar");
        return toolbar;
    }

    private void refresh() {
        var changed = model.refresh(location);
        showFilters();
        grid.show(changed);
        var selected = model.selected();
        grid.mark(selected.orElse(null));
        if (selected.isPresent()) {
            panel.show(selected.get());
            list.showDetail(panel);
        } else {
            list.showDetail(null);
        }
        summary.setText(text("machines.count", model.entries().size()));
        sheet.setVisible(model.mayWrite());
        list.showEmpty(model.entries().isEmpty(), emptyText());
    }

    private void showFilters() {
        if (!region.getListDataView().getItems().toList().equals(model.regions())) {
            region.setItems(model.regions());
        }
        region.setValue(model.regions().stream()
                .filter(item -> item.id().equals(location.region()))
                .findFirst()
                .orElse(null));
        state.setValue(location.state());
        search.setValue(location.text());
    }

    private String emptyText() {
        if (!model.signedIn()) {
            return text("page.signed-out");
        }
        if (!model.fleetIsRead()) {
            return text("machines.empty.no-prometheus");
        }
        return location.equals(new MachinesLocation(null, null, "", null))
                ? text("machines.empty")
                : text("machines.empty.search");
    }

    private void go(MachinesLocation wanted) {
        location = wanted;
        getUI().ifPresent(ui -> ui.navigate(MachinesView.class, wanted.parameters()));
    }
}
