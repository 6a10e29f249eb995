package com.cinemataztic.incidents.overview.wall.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.wall.FleetWall;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.HelpLinks;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;

/** The fleet wall: every screen a cell, live. With {@code ?kiosk} it fills the screen of a control room. */
@Route(WallView.ROUTE)
@PageTitle("wall.title")
@Menu(title = "wall.title", order = 2, icon = "vaadin:grid-small")
@PermitAll
class WallView extends Main implements AfterNavigationObserver {

    static final String ROUTE = "wall";

    private final WallViewModel model;
    private final RadioButtonGroup<WallLocation.Fill> fill = new RadioButtonGroup<>();
    private final RouterLink kiosk = new RouterLink();
    private final Paragraph empty = new Paragraph();
    private final FleetWallElement wall = new FleetWallElement();

    private WallLocation location = new WallLocation(WallLocation.Fill.STATE, false);

    WallView(FleetWall fleetWall, CurrentActor currentActor, TicketFeed feed, UiTicker ticker) {
        this.model = new WallViewModel(fleetWall, currentActor);
        addClassName("wall-view");
        fill.addThemeVariants(RadioGroupVariant.AURA_HORIZONTAL);
        fill.setAriaLabel(text("wall.fill"));
        fill.setItems(WallLocation.Fill.values());
        fill.setItemLabelGenerator(
                item -> item == WallLocation.Fill.STATE ? text("wall.fill.state") : text("wall.fill.show"));
        fill.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(location.withFill(event.getValue()));
            }
        });
        var help = HelpLinks.question(HelpLinks.SIGNS, "help.question.signs");
        var bar = new Div(new H1(text("wall.title")), fill, kiosk, help);
        bar.addClassName("wall-bar");
        empty.addClassName("queue-empty");
        add(bar, empty, wall);
        OnTick.refresh(this, changed -> feed.subscribe(changed)::close, this::refresh);
        OnTick.refresh(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = WallLocation.of(event.getLocation().getQueryParameters());
        fill.setValue(location.fill());
        kiosk.setText(location.kiosk() ? text("wall.kiosk.leave") : text("wall.kiosk"));
        kiosk.setRoute(WallView.class);
        kiosk.setQueryParameters(location.withKiosk(!location.kiosk()).parameters());
        wall.show(location);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        model.forget();
        wall.forget();
    }

    private void refresh() {
        wall.show(model.refresh());
        wall.showDue(model.due(), model.elsewhere());
        empty.setVisible(!model.hasScreens());
        empty.setText(text(model.signedIn() ? "wall.empty" : "page.signed-out"));
    }

    private void go(WallLocation wanted) {
        getUI().ifPresent(ui -> ui.navigate(WallView.class, wanted.parameters()));
    }
}
