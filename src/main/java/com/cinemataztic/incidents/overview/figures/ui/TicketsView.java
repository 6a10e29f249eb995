package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.figures.FigureDesk;
import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.cinemataztic.incidents.tickets.board.QueueEntry;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tickets behind a figure of the page Overview, live or closed, the last opened first. */
@Route(TicketsView.ROUTE)
@PageTitle("overview.tickets.title")
@PermitAll
class TicketsView extends Main implements AfterNavigationObserver {

    static final String ROUTE = OverviewView.ROUTE + "/tickets";

    private final FigureDesk desk;
    private final CurrentActor currentActor;
    private final Clock clock;

    TicketsView(FigureDesk desk, CurrentActor currentActor, Clock clock) {
        this.desk = desk;
        this.currentActor = currentActor;
        this.clock = clock;
        addClassName("overview-view");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var actor = currentActor.get();
        var parameters = event.getLocation().getQueryParameters();
        var region = OverviewLocation.of(parameters).region();
        var today = desk.today(actor.orElse(null), region, ReaderZone.of(getUI()));
        var location = TicketsLocation.of(parameters, Period.lastDays(7, today.to()));
        removeAll();
        var back = new RouterLink(text("overview.tickets.back"), OverviewView.class);
        back.setQueryParameters(location.overview().parameters());
        var head = new Div(new H1(text("overview.tickets.title")), back);
        head.addClassName("overview-head");
        add(head, new Paragraph(description(location, today)));
        if (actor.isEmpty()) {
            trouble(text("page.signed-out"));
            return;
        }
        try {
            show(
                    desk.tickets(actor.get(), location.filter(), location.period()),
                    FigureWords.none(location.period(), today));
        } catch (StoreUnavailable unavailable) {
            trouble(Message.unread(unavailable).text());
        }
    }

    private String description(TicketsLocation location, Period today) {
        var period = location.period();
        var days = period.days() == 1
                ? text("overview.tickets.day", FigureWords.date(period.from(), today))
                : text("overview.tickets.days", FigureWords.date(period.from()), FigureWords.date(period.to()));
        var filter = location.filter();
        return Stream.of(
                        Stream.of(days),
                        filter.regions().stream().map(desk::name),
                        filter.cinemas().stream(),
                        filter.screens().stream(),
                        filter.machines().stream(),
                        filter.errors().stream().map(FigureWords::error))
                .flatMap(part -> part)
                .collect(Collectors.joining(" · "));
    }

    private void trouble(String words) {
        var trouble = new Paragraph(words);
        trouble.addClassName("overview-trouble");
        trouble.getElement().setAttribute("role", "alert");
        add(trouble);
    }

    private void show(FigureDesk.Listed listed, String empty) {
        if (listed.entries().isEmpty()) {
            var none = new Paragraph(empty);
            none.addClassName("overview-quiet");
            add(none);
            return;
        }
        var table = new FigureTable(
                text("overview.tickets.title"),
                List.of(
                        text("overview.column.ticket"),
                        text("page.location"),
                        text("overview.column.problem"),
                        text("overview.column.opened"),
                        text("page.state")));
        listed.entries().forEach(entry -> row(table, entry));
        var frame = new Div(table);
        frame.addClassNames("figure-frame", "overview-card");
        add(frame);
        if (listed.more()) {
            add(new Paragraph(text("overview.tickets.more", listed.entries().size())));
        }
    }

    private void row(FigureTable table, QueueEntry entry) {
        var row = entry.row();
        table.row(
                new Anchor(TicketLinks.of(entry.id()), entry.id().value()),
                place(entry),
                row.fault().summary(),
                text("page.local-time", ZonedTimes.clock(row.createdAt(), entry.zone(), clock.instant())),
                state(entry));
    }

    private Span place(QueueEntry entry) {
        return new Span(Stream.of(
                        entry.cinemaName(),
                        entry.screenName(),
                        desk.name(entry.row().subject().region()))
                .filter(name -> name != null)
                .collect(Collectors.joining(", ")));
    }

    private static Span state(QueueEntry entry) {
        var reason = entry.row().closeReason();
        var open = entry.row().state() == State.OPEN;
        return new Span(
                reason != null
                        ? text("overview.tickets.closed", reason.explanation().text())
                        : open ? text("ticket.state.open") : text("ticket.state.inprogress"));
    }
}
