package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.maintenance.MaintenanceDesk;
import com.cinemataztic.incidents.maintenance.MaintenanceLinks;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Shows running, future and past windows. Operators plan, move and end them here. */
@Route(MaintenanceLinks.PAGE)
@PageTitle("maintenance.title")
@Menu(title = "maintenance.title", order = 5, icon = "vaadin:wrench")
@PermitAll
class MaintenanceView extends Main implements AfterNavigationObserver {

    private final MaintenanceViewModel model;
    private final PlanViewModel planning;
    private final Div summary = new Div();
    private final Select<Region> region = new Select<>();
    private final Checkbox past = new Checkbox(text("maintenance.include-past"));
    private final Button more = new Button(text("page.show-more"));
    private final Button plan = new Button(text("maintenance.plan"), click -> openPlan(null));
    private final WindowGrid grid;
    private final ListAndDetail list;
    private final WindowPanel panel;

    private MaintenanceLocation location = new MaintenanceLocation(null, false, null, null);

    MaintenanceView(
            MaintenanceDesk desk,
            FleetDirectory fleet,
            RegionDirectory regions,
            CurrentActor currentActor,
            UiTicker ticker,
            Clock clock) {
        this.planning = new PlanViewModel(desk, fleet, regions, currentActor, clock);
        this.model = new MaintenanceViewModel(desk, regions, currentActor, clock, planning.places());
        this.grid = new WindowGrid(model, row -> go(location.withWindow(row == null ? null : row.id())));
        this.list = new ListAndDetail(grid, "34rem", () -> go(location.withWindow(null)));
        this.panel = new WindowPanel(model, () -> go(location.withWindow(null)), this::openMove, this::openEnd);
        addClassName("maintenance-view");
        var title = new H1(text("maintenance.title"));
        title.addClassName("visually-hidden");
        add(title, toolbar(), list);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = MaintenanceLocation.of(event.getLocation().getQueryParameters());
        refresh();
        var wanted = location.plan();
        if (wanted != null && model.mayPlan()) {
            // Only once: actions in the dialog must not open it again.
            location = location.withWindow(location.window());
            if (!planning.knows(wanted)) {
                new Message(text("maintenance.unknown-place"), false).show();
            }
            openPlan(wanted);
        }
    }

    private Div toolbar() {
        summary.addClassName("machines-summary");
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
        past.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(location.withPast(event.getValue()));
            }
        });
        more.addClickListener(click -> {
            model.wantMore();
            refresh();
        });
        plan.addThemeVariants(ButtonVariant.PRIMARY);
        var filters = new Div(region, past, more);
        filters.addClassNames("queue-filters", "maintenance-filters");
        var toolbar = new Div(summary, filters, plan);
        toolbar.addClassName("queue-toolbar");
        return toolbar;
    }

    private void refresh() {
        grid.show(model.refresh(location));
        var selected = model.selected();
        grid.mark(selected.orElse(null));
        if (selected.isPresent()) {
            panel.show(selected.get(), ReaderZone.of(getUI()));
            list.showDetail(panel);
        } else {
            list.showDetail(null);
        }
        summary.setText(model.summary());
        if (!region.getListDataView().getItems().toList().equals(model.regions())) {
            region.setItems(model.regions());
        }
        region.setValue(model.regions().stream()
                .filter(it -> it.id().equals(location.region()))
                .findFirst()
                .orElse(null));
        past.setValue(location.past());
        more.setVisible(model.morePast());
        plan.setVisible(model.mayPlan());
        list.showEmpty(model.rows().isEmpty(), model.emptyText());
    }

    private void openPlan(@Nullable Scope wanted) {
        var here = location.region();
        var scope = wanted == null && here != null ? Scope.region(here.value()).orElse(null) : wanted;
        new PlanDialog(planning, scope, ReaderZone.of(getUI()), this::refresh).open();
    }

    private void openMove(MaintenanceWindow window) {
        new MoveEndDialog(planning, window, ReaderZone.of(getUI()), this::refresh).open();
    }

    private void openEnd(MaintenanceWindow window) {
        var coming = window.state(model.now()) == MaintenanceWindow.State.COMING;
        new EndDialog(planning, window, coming, this::refresh).open();
    }

    private void go(MaintenanceLocation wanted) {
        getUI().ifPresent(ui -> ui.navigate(MaintenanceView.class, wanted.parameters()));
    }
}
