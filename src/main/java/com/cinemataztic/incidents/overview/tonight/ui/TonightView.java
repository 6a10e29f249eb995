package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.tonight.DailyMailDesk;
import com.cinemataztic.incidents.overview.tonight.TonightDesk;
import com.cinemataztic.incidents.overview.tonight.TonightLinks;
import com.cinemataztic.incidents.overview.tonight.ui.TonightViewModel.RegionPart;
import com.cinemataztic.incidents.overview.tonight.ui.TonightViewModel.Shown;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Shows which screens are ready for the shows of the next hours, which are not, and why. */
@Route(TonightLinks.ROUTE)
@PageTitle("tonight.title")
@PermitAll
class TonightView extends Main implements AfterNavigationObserver {

    private final TonightViewModel model;
    private final TonightPickers pickers = new TonightPickers(this::go);
    private final Paragraph trouble = new Paragraph();
    private final Paragraph blind = new Paragraph();
    private final ReadinessCounts counts = new ReadinessCounts();
    private final Paragraph until = new Paragraph();
    private final Div regions = new Div();
    private final Map<String, TonightRegion> sections = new HashMap<>();

    private TonightLocation location = TonightLocation.USUAL;

    TonightView(TonightDesk desk, DailyMailDesk mails, CurrentActor currentActor, UiTicker ticker, Clock clock) {
        this.model = new TonightViewModel(desk, mails, currentActor, clock);
        addClassName("tonight-view");
        var head = new Div(new H1(text("tonight.title")), pickers);
        head.addClassName("tonight-head");
        trouble.addClassName("tonight-trouble");
        trouble.getElement().setAttribute("role", "alert");
        blind.addClassName("tonight-blind");
        blind.getElement().setAttribute("role", "alert");
        counts.addClassName("tonight-tiles");
        until.addClassName("tonight-until");
        regions.addClassName("tonight-regions");
        add(head, trouble, blind, counts, until, regions);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = TonightLocation.of(event.getLocation().getQueryParameters());
        refresh();
    }

    private void go(TonightLocation wanted) {
        getUI().ifPresent(ui -> ui.navigate(TonightView.class, wanted.parameters()));
    }

    private void refresh() {
        model.refresh(location, ReaderZone.of(getUI()));
        pickers.show(location, model.regions());
        trouble.setText(model.trouble());
        trouble.setVisible(!model.trouble().isEmpty());
        var shown = model.shown();
        counts.setVisible(shown != null);
        until.setVisible(shown != null);
        regions.setVisible(shown != null);
        blind.setVisible(shown != null && !shown.blind().isEmpty());
        if (shown != null) {
            show(shown);
        }
    }

    private void show(Shown shown) {
        blind.setText(text("tonight.blind", shown.blind()));
        counts.show(shown.counts());
        until.setText(text("tonight.until", shown.until(), shown.counts().idle()));
        var wanted = shown.regions().stream().map(this::section).toList();
        // An order that stays is left alone, because a person may be on a link in it.
        if (!wanted.equals(regions.getChildren().toList())) {
            regions.removeAll();
            wanted.forEach(regions::add);
        }
    }

    private TonightRegion section(RegionPart part) {
        var section = sections.computeIfAbsent(part.id().value(), _ -> new TonightRegion(this::edit));
        section.show(part);
        return section;
    }

    private void edit(RegionPart part) {
        new DailyMailDialog(model.mails(), part, this::refresh).open();
    }
}
