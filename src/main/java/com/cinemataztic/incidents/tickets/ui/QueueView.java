package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.InTopBar;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.ui.hand.ListHand;
import com.cinemataztic.incidents.tickets.ui.panel.PanelPage;
import com.cinemataztic.incidents.tickets.ui.panel.TicketActions;
import com.cinemataztic.incidents.tickets.ui.panel.TicketPanel;
import com.cinemataztic.incidents.tickets.ui.panel.TicketPanels;
import com.cinemataztic.incidents.tickets.ui.panel.TicketShortcuts;
import com.cinemataztic.incidents.tickets.ui.saved.SavedViewsMenu;
import com.cinemataztic.incidents.tickets.views.SavedViewDesk;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The queue in the order of work, and the chosen ticket beside it. Updates without a reload. */
@Route(TicketLinks.QUEUE)
@RouteAlias(TicketLinks.TICKET)
@PageTitle("queue.title")
@Menu(title = "queue.title", order = 1, icon = "vaadin:list")
@PermitAll
class QueueView extends Main implements PanelPage, BeforeEnterObserver, AfterNavigationObserver, InTopBar {

    private final QueueViewModel model;
    private final TicketActions actions;
    private final OpenViewModel opening;

    private final RegionChips regions;
    private final FilterBar filters;
    private final SavedViewsMenu views;
    private final ViewOptions options;
    private final SelectionBar selected;
    private final ListHand hand = new ListHand(".queue-grid", this::hand);
    private final DeadlineSound sound = new DeadlineSound();
    private final QueueHeader header =
            new QueueHeader(words -> filter(filter -> filter.withText(words)), this::openTicket);
    private final RowActions rows = new RowActions();
    private final QueueGrid grid;
    private final ListAndDetail list;
    private final TicketPanel panel;
    private final FleetAgeNote fleetAge = new FleetAgeNote();
    private final Clock clock;
    private final Preferences stored;
    private final CurrentActor currentActor;

    private QueueLocation location = QueueLocation.ALL;
    private QueuePreferences preferences = QueuePreferences.DEFAULT;
    private boolean listRead;

    QueueView(
            TicketQueue queue,
            TicketDesk desk,
            RegionDirectory allRegions,
            CurrentActor currentActor,
            FleetDirectory fleet,
            TicketFeed feed,
            TicketPanels panels,
            Preferences stored,
            SavedViewDesk savedViews,
            UiTicker ticker,
            Clock clock) {
        this.model = new QueueViewModel(queue, allRegions, currentActor, clock);
        this.actions = panels.actions();
        this.opening = new OpenViewModel(model::regions, fleet, desk, actions);
        this.clock = clock;
        this.stored = stored;
        this.currentActor = currentActor;
        this.regions = new RegionChips(region -> filter(filter -> filter.withRegion(region)));
        this.filters = new FilterBar(this::filter);
        this.views = new SavedViewsMenu(
                savedViews,
                currentActor,
                query -> go(QueueLocation.of(location.ticket(), QueryParameters.fromString(query))),
                () -> location.query());
        this.options = new ViewOptions(views, group -> go(location.withGroup(group)), this::prefer, this::pause);
        this.selected =
                new SelectionBar(new BulkActions(model, desk, currentActor, clock, () -> show(model.refresh()), rows));
        this.grid = new QueueGrid(model, clock, rows);
        this.list = new ListAndDetail(grid, "41rem", this::leave);
        var shortcuts = panels.shortcuts();
        shortcuts.on(TicketShortcuts.NEXT, () -> step(1));
        shortcuts.on(TicketShortcuts.PREVIOUS, () -> step(-1));
        shortcuts.on(TicketShortcuts.SELECT, this::selectChosen);
        shortcuts.at(TicketShortcuts.SEARCH, header.searchField());
        shortcuts.at(TicketShortcuts.PAUSE, options.pauseButton());
        this.panel = panels.panel(this, shortcuts);
        addClassName("queue-view");
        add(new H1(text("queue.title")), regions, toolbar(), selected, fleetAge, hand, list, sound);
        header.add(shortcuts);
        OnTick.refresh(this, changed -> feed.subscribe(changed)::close, this::follow);
        OnTick.refresh(this, ticker, () -> grid.show(model.expireMarks()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters().get(TicketLinks.ID);
        var ticket = id.flatMap(TicketId::parse);
        if (id.isPresent() && ticket.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        location = QueueLocation.of(ticket.orElse(null), event.getLocation().getQueryParameters());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        header.search(location.filter().text());
        views.show();
        listRead = true;
        var found = show(model.show(location));
        if (location.ticket() != null && !found && model.actor().isPresent()) {
            new Message(text("ticket.missing", location.ticket()), false).show();
        }
    }

    @Override
    public Component topBar() {
        return header;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        preferences =
                currentActor.get().map(stored::of).map(QueuePreferences::of).orElse(QueuePreferences.DEFAULT);
        options.show(location.group(), preferences);
        grid.show(preferences);
    }

    /** Shows what others changed. The first list is read when the address is known, after the navigation. */
    private void follow() {
        if (listRead) {
            show(model.update());
            sound.play(model.arrived(), preferences.sound(), clock.instant());
        }
    }

    private Div toolbar() {
        var toolbar = new Div(filters, options);
        toolbar.addClassName("queue-toolbar");
        return toolbar;
    }

    /** @return whether there is a wanted ticket and it is shown */
    private boolean show(QueueViewModel.Change change) {
        regions.show(model.urgencies(), model.live(null), location.filter().region());
        filters.show(location.filter(), model.facets());
        options.show(location.group(), preferences);
        options.showPause(model.isPaused(), model.waiting().changes());
        hand.show(
                model.isPaused() ? "" : QueueWords.waiting(model.waiting()),
                model.waiting().worst().map(Severity::word).orElse(""));
        header.show(model.mayChange(), model.actor().flatMap(actor -> location.table(actor.name())));
        fleetAge.show(model.fleetAge());
        grid.show(change);
        showSelection();
        var wanted = location.ticket();
        var found = wanted != null && panel.show(wanted);
        grid.mark(model.folded().row(wanted).filter(entry -> found).orElse(null));
        list.showDetail(found ? panel : null);
        list.showEmpty(
                model.entries().isEmpty(),
                QueueWords.empty(location.filter(), model.actor().isPresent()));
        return found;
    }

    private void showSelection() {
        selected.show(model.selection().size(), model.matching().size(), model.allSelected());
        grid.showSelection();
    }

    @Override
    public void changed() {
        show(model.refresh());
    }

    @Override
    public void leave() {
        go(location.withTicket(null));
    }

    @Override
    public void step(int by) {
        model.folded().neighbour(location.ticket(), by).ifPresent(entry -> go(location.withTicket(entry.id())));
    }

    /** Selects the ticket beside the list, or no longer. */
    private void selectChosen() {
        model.folded()
                .row(location.ticket())
                .ifPresent(entry -> rows.selected(entry, !model.isSelected(entry.id()), false));
    }

    private void openTicket() {
        new OpenDialog(opening, location.filter().region(), id -> go(location.withTicket(id))).open();
    }

    private void filter(UnaryOperator<QueueFilter> change) {
        go(location.withFilter(change.apply(location.filter())));
    }

    private void prefer(UnaryOperator<QueuePreferences> change) {
        var before = preferences;
        preferences = change.apply(before);
        options.show(location.group(), preferences);
        grid.show(preferences);
        try {
            model.actor().ifPresent(actor -> preferences.store(before, stored, actor));
        } catch (StoreUnavailable unavailable) {
            new Message(text("queue.not-kept"), false).show();
        }
    }

    private void pause() {
        show(model.pause(!model.isPaused()));
    }

    private void hand(boolean on) {
        model.hand(on).ifPresent(this::show);
    }

    private static void go(QueueLocation wanted) {
        UI.getCurrent().navigate(wanted.path(), wanted.parameters());
    }

    private final class RowActions implements QueueGrid.Events {

        @Override
        public void chosen(@Nullable QueueEntry entry) {
            go(location.withTicket(entry == null ? null : entry.id()));
        }

        @Override
        public void toggled(QueueEntry site) {
            show(model.toggle(site.id()));
        }

        @Override
        public void moved(QueueEntry entry, int version, Transition transition) {
            actions.move(entry.id(), version, transition, false).show();
            show(model.refresh());
        }

        @Override
        public void selected(QueueEntry entry, boolean wanted, boolean range) {
            if (!model.mayChange()) {
                return;
            }
            model.selection().set(model.entries(), entry.id(), wanted, range);
            grid.show(new QueueViewModel.Change(false, range ? model.entries() : List.of(entry)));
            showSelection();
        }

        @Override
        public void allSelected(boolean wanted) {
            model.selection().setAll(model.matching(), wanted);
            grid.show(new QueueViewModel.Change(false, model.entries()));
            showSelection();
        }
    }
}
