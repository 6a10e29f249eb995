package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.Now;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The live tickets of each region. Redrawn only when they change, because a person may be on a link in it. */
class NowCard extends Composite<Section> {

    private @Nullable Now said;

    NowCard() {
        getContent().addClassNames("overview-card", "overview-now");
        getContent().getElement().setAttribute("data-card", "now");
    }

    void show(Now now, ZoneId zone) {
        if (now.equals(said)) {
            return;
        }
        said = now;
        getContent().removeAll();
        getContent().add(new H2(text("overview.now.title")));
        if (now.regions().isEmpty()) {
            var quiet = new Paragraph(text("overview.now.none"));
            quiet.addClassName("overview-quiet");
            getContent().add(quiet);
            return;
        }
        var table = new FigureTable(
                text("overview.now.title"),
                List.of(
                        text("page.region"),
                        text("ticket.state.open"),
                        text("ticket.state.inprogress"),
                        text("overview.now.missing"),
                        text("overview.now.oldest")));
        now.regions().forEach(region -> row(table, region, zone));
        var frame = new Div(table);
        frame.addClassName("figure-frame");
        getContent().add(frame);
    }

    private static void row(FigureTable table, Now.RegionNow now, ZoneId zone) {
        var id = now.region().id();
        var oldest = new Div(
                new Anchor(TicketLinks.of(now.oldest()), now.oldest().value()),
                new Span(" "),
                ZonedTimes.ago(now.since(), zone));
        table.row(
                new Anchor(FigureLinks.queue(id), now.region().name()),
                count(now.open(), FigureLinks.queue(id, "state", "open")),
                count(now.inprogress(), FigureLinks.queue(id, "state", "inprogress")),
                missing(now.missing(), FigureLinks.queue(id, "misses", "show")),
                oldest);
    }

    private static HtmlContainer count(int count, String address) {
        return count == 0 ? new Span("0") : new Anchor(address, Integer.toString(count));
    }

    private static HtmlContainer missing(int count, String address) {
        var shown = count(count, address);
        shown.addClassName(count == 0 ? "overview-quiet" : "overview-missing");
        return shown;
    }
}
