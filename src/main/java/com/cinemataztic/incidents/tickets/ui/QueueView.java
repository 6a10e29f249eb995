package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.FleetDirectory;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.ui.ListAndDetail;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.PageTitles;
import com.cinemataztic.incidents.platform.ui.Sentence;
import com.cinemataztic.incidents.platform.ui.Shortcuts;
import com.cinemataztic.incidents.regions.RegionDirectory;
import com.cinemataztic.incidents.tickets.TicketId;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.Transition;
import com.cinemataztic.incidents.tickets.board.TicketFeed;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.desk.TicketDesk;
import com.cinemataztic.incidents.tickets.ui.panel.PanelPage;
import com.cinemataztic.incidents.tickets.ui.panel.TicketActions;
import com.cinemataztic.incidents.tickets.ui.panel.TicketPanel;
import com.cinemataztic.incidents.tickets.ui.panel.TicketPanels;
import com.cinemataztic.incidents.tickets.ui.panel.TicketShortcuts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The queue in the order of work, and the chosen ticket beside it. Updates without a reload. */
@Route(TicketLinks.QUEUE)
@RouteAlias(TicketLinks.TICKET)
@Menu(title = "queue.title", order = 1)
@PermitAll
class QueueView extends Main implements PanelPage, BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private final QueueViewModel model;
    private final TicketActions actions;
    private final OpenViewModel opening;
    private final TicketFeed feed;
    private final ValueSignal<Integer> revision = new ValueSignal<>(0);

    private final RegionTabs tabs;
    private final Select<QueueLocation.Choice> choice = new Select<>();
    private final TextField search = new TextField();
    private final Anchor table = new Anchor();
    private final Button open = new Button(text("ticket.open"), new Icon(VaadinIcon.PLUS), click -> openTicket());
    private final QueueGrid grid;
    private final ListAndDetail list;
    private final TicketPanel panel;
    private final Shortcuts shortcuts;
    private final Div fleetAge = new Div();

    private QueueLocation location = new QueueLocation(null, QueueLocation.Choice.LIVE, "", null);
    private TicketFeed.@Nullable Handle subscription;

    QueueView(
            TicketQueue queue,
            TicketDesk desk,
            RegionDirectory regions,
            CurrentActor currentActor,
            FleetDirectory fleet,
            TicketFeed feed,
            TicketPanels panels,
            Clock clock) {
        this.model = new QueueViewModel(queue, regions, currentActor);
        this.actions = panels.actions();
        this.opening = new OpenViewModel(model::regions, fleet, desk, actions);
        this.feed = feed;
        this.tabs = new RegionTabs(region -> go(location.withRegion(region)));
        this.grid = new QueueGrid(
                model,
                clock,
                entry -> go(location.withTicket(entry == null ? null : entry.id())),
                entry -> show(model.toggle(entry.id())),
                this::move);
        this.list = new ListAndDetail(grid, "46rem", this::leave);
        this.shortcuts = panels.shortcuts();
        shortcuts.on(TicketShortcuts.NEXT, () -> step(1));
        shortcuts.on(TicketShortcuts.PREVIOUS, () -> step(-1));
        shortcuts.at(TicketShortcuts.SEARCH, search);
        this.panel = panels.panel(this, shortcuts);
        addClassName("queue-view");
        var title = new H1(text("queue.title"));
        title.addClassName("visually-hidden");
        fleetAge.addClassName("fleet-age");
        add(title, toolbar(), fleetAge, list);
        Signal.effect(this, () -> {
            revision.get();
            show(model.refresh());
        });
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
        choice.setValue(location.choice());
        search.setValue(location.text());
        table.setHref(location.table());
        var found = show(model.show(location.filter()));
        if (location.ticket() != null && !found && model.actor().isPresent()) {
            new Message(text("ticket.missing", location.ticket()), false).show();
        }
    }

    @Override
    public String getPageTitle() {
        return PageTitles.of(text("queue.title.counted", model.open()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        subscription = feed.subscribe(() -> revision.update(count -> count + 1));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
        }
        super.onDetach(event);
    }

    private Div toolbar() {
        choice.setAriaLabel(text("queue.choice"));
        choice.setItems(QueueLocation.Choice.values());
        choice.setItemLabelGenerator(QueueLocation.Choice::label);
        choice.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(location.withChoice(event.getValue()));
            }
        });
        search.setAriaLabel(text("page.search"));
        search.setPlaceholder(text("queue.search.hint"));
        search.setPrefixComponent(new Icon(VaadinIcon.SEARCH));
        search.setClearButtonVisible(true);
        search.setMaxLength(200);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(location.withText(event.getValue()));
            }
        });
        table.add(new Icon(VaadinIcon.DOWNLOAD));
        table.setAriaLabel(text("queue.table"));
        table.setTitle(text("queue.table"));
        table.setRouterIgnore(true);
        var filters = new Div(choice, search, table, open, shortcuts);
        filters.addClassName("queue-filters");
        var toolbar = new Div(tabs, filters);
        toolbar.addClassName("queue-toolbar");
        return toolbar;
    }

    /** @return whether there is a wanted ticket and it is shown */
    private boolean show(QueueViewModel.Change change) {
        tabs.show(model, location.region());
        open.setVisible(model.mayChange());
        showFleetAge();
        grid.show(change);
        var wanted = location.ticket();
        var found = wanted != null && panel.show(wanted);
        grid.mark(model.listed(wanted).filter(entry -> found).orElse(null));
        list.showDetail(found ? panel : null);
        list.showEmpty(model.entries().isEmpty(), emptyText());
        getUI().ifPresent(this::showTitle);
        return found;
    }

    private void showTitle(UI ui) {
        if (!getPageTitle().equals(ui.getInternals().getTitle())) {
            ui.getPage().setTitle(getPageTitle());
        }
    }

    private String emptyText() {
        if (model.actor().isEmpty()) {
            return text("page.signed-out");
        }
        if (!location.text().isBlank()) {
            return text("queue.empty.search", location.text());
        }
        return location.choice() == QueueLocation.Choice.CLOSED ? text("queue.empty.closed") : text("queue.empty");
    }

    /** The order depends on deadlines, so the page says when they may be wrong. */
    private void showFleetAge() {
        var age = model.fleetAge();
        fleetAge.setVisible(age.stale());
        if (!age.stale()) {
            return;
        }
        fleetAge.removeAll();
        if (age.readAt() == null) {
            fleetAge.setText(text("queue.fleet-age.unread"));
        } else {
            var ago = new Element("time-ago");
            ago.setAttribute("at", Long.toString(age.readAt().toEpochMilli()));
            fleetAge.add(Sentence.of("queue.fleet-age", ago));
        }
    }

    private void move(TicketId id, int version, Transition transition, boolean screensToo) {
        actions.move(id, version, transition, screensToo).show();
        show(model.refresh());
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
        model.neighbour(location.ticket(), by).ifPresent(entry -> go(location.withTicket(entry.id())));
    }

    private void openTicket() {
        new OpenDialog(opening, location.region(), id -> go(location.withTicket(id))).open();
    }

    private static void go(QueueLocation wanted) {
        UI.getCurrent().navigate(wanted.path(), wanted.parameters());
    }
}
