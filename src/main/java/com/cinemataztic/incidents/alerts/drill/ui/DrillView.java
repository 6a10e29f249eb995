package com.cinemataztic.incidents.alerts.drill.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.drill.DrillDesk;
import com.cinemataztic.incidents.alerts.drill.DrillTracker;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.Severity;
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
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Sends a synthetic alert of a region through the whole chain and shows the time of each joint. */
@Route("admin/drill")
@PageTitle("drill.title")
@Menu(title = "drill.title", order = 31, icon = "vaadin:flask")
@RolesAllowed("ADMIN")
class DrillView extends Main implements AfterNavigationObserver {

    private static final String REGION = "region";

    private final DrillViewModel model;
    private final DrillGrid grid;
    private final ListAndDetail list;
    private final DrillPanel panel;

    private @Nullable RegionId chosen;

    DrillView(DrillDesk desk, DrillTracker tracker, CurrentActor currentActor, Clock clock, UiTicker ticker) {
        this.model = new DrillViewModel(desk, currentActor, clock);
        this.grid =
                new DrillGrid(model, row -> go(row == null ? null : row.region().id()));
        this.list = new ListAndDetail(grid, "22rem", () -> go(null));
        this.panel = new DrillPanel(() -> go(null), this::start);
        addClassName("drill-view");
        var toolbar = new Div(new H1(text("drill.title")));
        toolbar.addClassName("queue-toolbar");
        var intro = new Paragraph(text("drill.intro"));
        intro.addClassName("page-intro");
        add(toolbar, intro, list);
        OnTick.refreshTimes(this, ticker, this::refresh);
        OnTick.refresh(this, tracker::subscribe, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(REGION)
                .flatMap(RegionId::parse)
                .orElse(null);
        refresh();
    }

    private void refresh() {
        grid.show(model.refresh());
        var row = model.row(chosen);
        grid.mark(row.orElse(null));
        if (row.isPresent()) {
            panel.show(row.get(), ReaderZone.of(getUI()));
            list.showDetail(panel);
        } else {
            list.showDetail(null);
        }
        list.showEmpty(!model.note().isEmpty(), model.note());
    }

    private void start(Region region, Severity severity, boolean notifiesOnCall) {
        model.start(region, severity, notifiesOnCall).show();
        refresh();
    }

    private void go(@Nullable RegionId region) {
        chosen = region;
        var parameters = region == null ? QueryParameters.empty() : QueryParameters.of(REGION, region.value());
        getUI().ifPresent(ui -> ui.navigate(DrillView.class, parameters));
    }
}
