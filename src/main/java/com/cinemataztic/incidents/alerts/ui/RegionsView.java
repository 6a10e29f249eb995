package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.regions.RegionDesk;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.TwoLines;
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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;

/** Lists the accepted regions, and those that labels of alerts name but nobody has accepted. */
@Route("admin/regions")
@PageTitle("regions.title")
@Menu(title = "regions.title", order = 24, icon = "vaadin:globe")
@RolesAllowed("ADMIN")
class RegionsView extends Main implements AfterNavigationObserver {

    private final RegionsViewModel model;
    private final Grid<PendingRegion> pending = new Grid<>();
    private final Grid<Region> accepted = new Grid<>();
    private final Section waiting = new Section();
    private final Paragraph note = new Paragraph();

    RegionsView(RegionDesk desk, CurrentActor currentActor, UiTicker ticker) {
        this.model = new RegionsViewModel(desk, currentActor);
        addClassName("regions-view");
        var head = new Div(new H1(text("regions.title")));
        head.addClassName("accounts-head");
        pending.addColumn(region -> region.id().value())
                .setHeader(text("regions.label"))
                .setAutoWidth(true);
        pending.addComponentColumn(region -> ago(region.firstAt())).setHeader(text("regions.first-seen"));
        pending.addComponentColumn(region -> ago(region.lastAt())).setHeader(text("regions.last-seen"));
        pending.addColumn(PendingRegion::alerts).setHeader(text("regions.alerts"));
        var actions = pending.addComponentColumn(this::actions)
                .setHeader("")
                .setFrozenToEnd(true)
                .setAutoWidth(true)
                .setFlexGrow(0);
        new TwoLines<PendingRegion>(
                        text("regions.label"),
                        region -> region.id().value(),
                        region -> "",
                        region -> text("regions.line", region.alerts()))
                .on(pending, List.of(actions));
        pending.addThemeVariants(GridVariant.NO_BORDER);
        pending.setAllRowsVisible(true);
        waiting.add(new H2(text("regions.pending")), note, pending);
        accepted.addColumn(Region::name).setHeader(text("page.region"));
        accepted.addColumn(region -> region.id().value()).setHeader(text("regions.label"));
        var code = accepted.addComponentColumn(this::code).setHeader(text("regions.code"));
        accepted.addColumn(region -> ZonedTimes.named(region.zone()).getId()).setHeader(text("page.time-zone"));
        new TwoLines<Region>(
                        text("page.region"),
                        Region::name,
                        region -> "",
                        region -> text(
                                "regions.accepted-line",
                                region.id(),
                                ZonedTimes.named(region.zone()).getId()))
                .on(accepted, List.of(code));
        accepted.addThemeVariants(GridVariant.NO_BORDER);
        accepted.setAllRowsVisible(true);
        add(head, waiting, new Section(new H2(text("regions.accepted")), accepted));
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        refresh();
    }

    private void refresh() {
        if (model.refresh()) {
            pending.setItems(model.pending());
            accepted.setItems(model.accepted());
        }
        note.setText(model.note());
        pending.setVisible(!model.pending().isEmpty());
    }

    private Component ago(Instant at) {
        return ZonedTimes.ago(at, ReaderZone.of(getUI()));
    }

    private Component code(Region region) {
        if (!region.lacksCode()) {
            return new Span(region.code());
        }
        var set = new Button(
                text("regions.set-code"), click -> new RegionCodeDialog(model, region, this::refresh).open());
        set.setAriaLabel(text("regions.set-code-label", region.name()));
        return set;
    }

    private Component actions(PendingRegion region) {
        var accept = new Button(
                text("regions.accept-dialog"), click -> new AcceptRegionDialog(model, region, this::refresh).open());
        accept.addThemeVariants(ButtonVariant.PRIMARY);
        accept.setAriaLabel(text("regions.accept-label", region.id()));
        var dismiss = new Button(text("regions.dismiss"), click -> {
            model.dismiss(region.id()).show();
            refresh();
        });
        dismiss.setAriaLabel(text("regions.dismiss-label", region.id()));
        dismiss.setVisible(!region.dismissed());
        var actions = new Div(accept, dismiss);
        actions.addClassName("regions-actions");
        return actions;
    }
}
