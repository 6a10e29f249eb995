package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.figures.FigureDesk;
import com.cinemataztic.incidents.overview.tonight.TonightLinks;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** What is broken now, and what became of the tickets of the last days: each figure leads to its list. */
@Route(OverviewView.ROUTE)
@PageTitle("overview.title")
@Menu(title = "overview.title", order = 3, icon = "vaadin:chart")
@PermitAll
class OverviewView extends Main implements AfterNavigationObserver {

    static final String ROUTE = "overview";

    private final OverviewViewModel model;
    private final OverviewPickers pickers = new OverviewPickers(this::go);
    private final Tiles tiles = new Tiles();
    private final NowCard now = new NowCard();
    private final FigureCards cards;
    private final Anchor tonight = new Anchor("", text("tonight.link"));
    private final Paragraph asOf = new Paragraph();
    private final Paragraph trouble = new Paragraph();

    private OverviewLocation location = OverviewLocation.USUAL;

    OverviewView(FigureDesk desk, CurrentActor currentActor, TicketFeed feed, UiTicker ticker, Clock clock) {
        this.model = new OverviewViewModel(desk, currentActor, clock);
        this.cards = new FigureCards(model);
        addClassName("overview-view");
        var head = new Div(new H1(text("overview.title")), pickers, tonight, asOf);
        head.addClassName("overview-head");
        asOf.addClassName("overview-as-of");
        trouble.addClassName("overview-trouble");
        trouble.getElement().setAttribute("role", "alert");
        add(head, trouble, tiles, now, cards);
        OnTick.refresh(this, changed -> feed.subscribe(changed)::close, this::showNow);
        OnTick.refreshTimes(this, ticker, this::refresh);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        location = OverviewLocation.of(event.getLocation().getQueryParameters());
        tonight.setHref(TonightLinks.of(location.region()));
        refresh();
        showNow();
    }

    private void go(OverviewLocation wanted) {
        getUI().ifPresent(ui -> ui.navigate(OverviewView.class, wanted.parameters()));
    }

    private void showNow() {
        var broken = model.now();
        now.setVisible(broken.isPresent());
        broken.ifPresent(it -> {
            tiles.show(it, location.region());
            now.show(it, ReaderZone.of(getUI()));
        });
    }

    private void refresh() {
        if (!model.refresh(location, ReaderZone.of(getUI()))) {
            return;
        }
        pickers.show(location, model.period(), model.regions());
        trouble.setText(model.trouble());
        trouble.setVisible(!model.trouble().isEmpty());
        var shown = model.shown();
        tiles.setVisible(shown != null);
        cards.setVisible(shown != null);
        asOf.setVisible(shown != null);
        if (shown != null) {
            asOf.setText(
                    shown.changesUntil() == null
                            ? text("overview.as-of.none")
                            : text(
                                    "overview.as-of",
                                    ZonedTimes.clock(shown.changesUntil(), model.zone(), model.clock())));
            tiles.show(shown.figures());
            cards.show(shown, new FigureLinks(location.region(), shown.period()));
        }
    }
}
