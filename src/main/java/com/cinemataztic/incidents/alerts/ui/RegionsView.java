package com.cinemataztic.incidents.alerts.ui;

import com.cinemataztic.incidents.alerts.intake.RegionDesk;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.regions.PendingRegion;
import com.cinemataztic.incidents.regions.Region;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;

/** Lists the accepted regions, and those that labels of alerts name but nobody has accepted. */
@Route("regions")
@PageTitle("regions.title")
@Menu(title = "regions.title", order = 87)
@RolesAllowed("ADMIN")
class RegionsView extends Main implements AfterNavigationObserver {

    private final RegionsViewModel model;
    private final Grid<PendingRegion> pending = new Grid<>();
    private final Grid<Region> accepted = new Grid<>();
    private final Section waiting = new Section();
    private final Paragraph note = new Paragraph();

    RegionsView(RegionDesk desk, CurrentActor currentActor, UiTicker pulse) {
        this.model = new RegionsViewModel(desk, currentActor);
        addClassName("regions-view");
        var head = new Div(new H1("Regions"));
        head.addClassName("accounts-head");
        pending.addColumn(region -> region.id().value()).setHeader("Label").setAutoWidth(true);
        pending.addComponentColumn(region -> ago(region.firstAt())).setHeader("First seen");
        pending.addComponentColumn(region -> ago(region.lastAt())).setHeader("Last seen");
        pending.addColumn(PendingRegion::alerts).setHeader("Alerts");
        pending.addComponentColumn(this::actions)
                .setHeader("")
                .setAutoWidth(true)
                .setFlexGrow(0);
        pending.addThemeVariants(GridVariant.NO_BORDER);
        pending.setAllRowsVisible(true);
        waiting.add(new H2("Not accepted"), note, pending);
        accepted.addColumn(Region::name).setHeader("Region");
        accepted.addColumn(region -> region.id().value()).setHeader("Label");
        accepted.addColumn(Region::code).setHeader("Code");
        accepted.addColumn(region -> region.zone().getId()).setHeader("Time zone");
        accepted.addThemeVariants(GridVariant.NO_BORDER);
        accepted.setAllRowsVisible(true);
        add(head, waiting, new Section(new H2("Accepted"), accepted));
        OnTick.lookAtTimes(this, pulse, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        refresh();
    }

    private void refresh() {
        if (model.look()) {
            pending.setItems(model.pending());
            accepted.setItems(model.accepted());
        }
        note.setText(model.note());
        pending.setVisible(!model.pending().isEmpty());
    }

    private Component ago(Instant at) {
        return ZonedTimes.ago(at, ReaderZone.of(getUI()));
    }

    private Component actions(PendingRegion region) {
        var accept = new Button("Accept…", click -> new AcceptRegionDialog(model, region, this::refresh).open());
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setAriaLabel("Accept " + region.id());
        var dismiss = new Button("Dismiss", click -> {
            model.dismiss(region.id()).show();
            refresh();
        });
        dismiss.setAriaLabel("Dismiss " + region.id());
        dismiss.setVisible(!region.dismissed());
        var actions = new Div(accept, dismiss);
        actions.addClassName("regions-actions");
        return actions;
    }
}
