package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.OverTime;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cards with figures over time, one a question. Redrawn only when the figures change. */
class FigureCards extends Composite<Div> {

    private final OverviewViewModel model;

    private OverviewViewModel.@Nullable Shown said;
    private @Nullable FigureLinks links;

    FigureCards(OverviewViewModel model) {
        this.model = model;
        getContent().addClassName("overview-cards");
    }

    void show(OverviewViewModel.Shown shown, FigureLinks to) {
        if (said != null
                && said.figures().equals(shown.figures())
                && said.today().equals(shown.today())
                && to.equals(links)) {
            return;
        }
        said = shown;
        links = to;
        var figures = shown.figures();
        getContent().removeAll();
        getContent()
                .add(
                        days(shown, to),
                        screens(shown, to),
                        hours(shown, to),
                        causes(shown, to),
                        regions(shown, to),
                        flapping(shown, to),
                        reasons(shown));
    }

    private Section days(OverviewViewModel.Shown shown, FigureLinks to) {
        var figures = shown.figures();
        var today = shown.today();
        var chart = new DayChart();
        chart.show(figures.days(), today, to);
        var table = new FigureTable(
                text("overview.days.title"),
                List.of(
                        text("overview.column.day"),
                        text("overview.column.opened"),
                        text("overview.tile.saved"),
                        text("overview.tile.lost"),
                        text("overview.column.unknown")));
        figures.days()
                .forEach(day -> table.row(
                        new Anchor(to.day(day.date()), FigureWords.date(day.date(), today)),
                        day.opened(),
                        day.shows().saved(),
                        day.shows().lost(),
                        day.shows().unknown()));
        var legend = new Div(
                legend("lost", text("overview.tile.lost")),
                legend("others", text("overview.days.others")),
                legend("saved", text("overview.tile.saved")));
        if (figures.days().stream().anyMatch(day -> today.contains(day.date()))) {
            legend.add(legend("unfinished", text("overview.days.unfinished")));
        }
        legend.addClassName("day-chart-legend");
        legend.getElement().setAttribute("aria-hidden", "true");
        return card(FigureFile.DAYS, legend, chart, new NativeDetails(text("overview.as-table"), framed(table)));
    }

    private static Span legend(String tone, String label) {
        var swatch = new Span();
        swatch.addClassName("day-chart-tone");
        swatch.getElement().setAttribute("data-tone", tone);
        return new Span(swatch, new Span(label));
    }

    private Section screens(OverviewViewModel.Shown shown, FigureLinks to) {
        var figures = shown.figures();
        if (figures.worstScreens().isEmpty()) {
            return none(FigureFile.SCREENS, shown);
        }
        var table = new FigureTable(
                text("overview.screens.title"),
                List.of(
                        text("page.screen"),
                        text("overview.column.tickets"),
                        text("overview.column.broken"),
                        text("overview.tile.lost"),
                        text("overview.column.remark")));
        figures.worstScreens()
                .forEach(screen -> table.row(
                        place(screen.cinemaName(), screen.screenName(), to.screen(screen.screen())),
                        screen.tickets(),
                        FigureWords.duration(screen.broken()),
                        screen.lost(),
                        new Span(screen.flaps() ? text("overview.flaps") : "")));
        return card(FigureFile.SCREENS, framed(table));
    }

    private static Component place(String cinema, String screen, String address) {
        var name = new Span(screen);
        name.addClassName("overview-quiet");
        var link = new Anchor(address);
        link.add(new Span(cinema + " "), name);
        return link;
    }

    private Section hours(OverviewViewModel.Shown shown, FigureLinks to) {
        var figures = shown.figures();
        if (figures.regions().isEmpty()) {
            return none(FigureFile.HOURS, shown);
        }
        var most = figures.regions().stream()
                .flatMap(region -> region.hours().stream())
                .max(Integer::compare)
                .orElse(0);
        var table = new FigureTable(
                text("overview.hours.title"),
                Stream.concat(
                                Stream.of(text("page.region")),
                                Stream.iterate(0, hour -> hour < 24, hour -> hour + 1)
                                        .map(Object::toString))
                        .toList());
        table.addClassName("hour-table");
        figures.regions()
                .forEach(region -> table.row(
                        new Anchor(to.of(region.region()), model.regionName(region.region())),
                        region.hours().stream().map(count -> hour(count, most)).toArray()));
        return card(FigureFile.HOURS, framed(table));
    }

    /** Five steps: nothing, and four quarters of the most. The number is there for all who do not see the shade. */
    private static Component hour(int count, int most) {
        var cell = new Span(Integer.toString(count));
        cell.addClassName("hour-cell");
        cell.getElement().setAttribute("data-level", Integer.toString(count == 0 ? 0 : (4 * count + most - 1) / most));
        return cell;
    }

    private Section causes(OverviewViewModel.Shown shown, FigureLinks to) {
        return shares(
                FigureFile.CAUSES,
                shown,
                text("overview.column.cause"),
                shown.figures().causes(),
                error -> new Anchor(to.tickets("error", error), FigureWords.error(error)));
    }

    private Section reasons(OverviewViewModel.Shown shown) {
        return shares(
                FigureFile.REASONS,
                shown,
                text("page.reason"),
                shown.figures().closed(),
                reason -> new Span(reason.explanation().text()));
    }

    private <T> Section shares(
            FigureFile file,
            OverviewViewModel.Shown shown,
            String column,
            List<OverTime.Count<T>> counts,
            Function<T, Component> name) {
        if (counts.isEmpty()) {
            return none(file, shown);
        }
        var most = counts.getFirst().tickets();
        var table = new FigureTable(
                file.title(), List.of(column, text("overview.column.share"), text("overview.column.tickets")));
        counts.stream()
                .limit(FigureFile.LISTED)
                .forEach(count -> table.row(name.apply(count.what()), bar(count.tickets(), most), count.tickets()));
        return card(file, framed(table));
    }

    /** The number stands beside it. */
    private static Component bar(int count, int most) {
        var bar = new Element("meter");
        bar.setAttribute("min", "0");
        bar.setAttribute("max", Integer.toString(most));
        bar.setAttribute("value", Integer.toString(count));
        bar.setAttribute("aria-hidden", "true");
        var cell = new Span();
        cell.addClassName("share-bar");
        cell.getElement().appendChild(bar);
        return cell;
    }

    private Section regions(OverviewViewModel.Shown shown, FigureLinks to) {
        var figures = shown.figures();
        if (figures.regions().isEmpty()) {
            return none(FigureFile.REGIONS, shown);
        }
        var table = new FigureTable(
                text("overview.regions.title"),
                List.of(
                        text("page.region"),
                        text("overview.column.tickets"),
                        text("overview.tile.lost"),
                        text("overview.tile.take"),
                        text("overview.column.p90"),
                        text("overview.tile.fix"),
                        text("overview.column.p90")));
        figures.regions()
                .forEach(region -> table.row(
                        new Anchor(to.of(region.region()), model.regionName(region.region())),
                        region.opened(),
                        region.shows().lost(),
                        FigureWords.median(region.timeToTake()),
                        FigureWords.p90(region.timeToTake()),
                        FigureWords.median(region.timeToFix()),
                        FigureWords.p90(region.timeToFix())));
        return card(FigureFile.REGIONS, framed(table));
    }

    private Section flapping(OverviewViewModel.Shown shown, FigureLinks to) {
        var figures = shown.figures();
        if (figures.flapping().isEmpty()) {
            return none(FigureFile.FLAPPING, shown);
        }
        var table = new FigureTable(
                text("overview.flapping.title"),
                List.of(
                        text("page.screen"),
                        text("overview.column.unit"),
                        text("overview.column.faults"),
                        text("overview.column.weeks"),
                        text("overview.column.remark")));
        figures.flapping().forEach(flapper -> {
            var machine = flapper.machineId();
            table.row(
                    place(flapper.cinemaName(), flapper.screenName(), to.screen(flapper.screen())),
                    machine == null
                            ? new Span(text("overview.flapping.every"))
                            : new Anchor(to.tickets("machine", machine), machine),
                    flapper.faults(),
                    flapper.weeks(),
                    new Span(machine == null ? text("overview.flapping.screen") : text("overview.flapping.unit")));
        });
        return card(FigureFile.FLAPPING, framed(table));
    }

    private Section none(FigureFile file, OverviewViewModel.Shown shown) {
        var none = new Paragraph(
                shown.figures().opened() > 0 ? file.none() : FigureWords.none(shown.period(), shown.today()));
        none.addClassName("overview-quiet");
        return card(file, none);
    }

    private Section card(FigureFile file, Component... parts) {
        var hint = new Span(file.hint());
        hint.addClassName("overview-hint");
        var download = file.link(model);
        var head = new Div(new H2(file.title()), hint, download);
        head.addClassName("overview-card-head");
        var card = new Section(head);
        card.addClassName("overview-card");
        card.getElement().setAttribute("data-card", file.word());
        card.add(parts);
        return card;
    }

    private static Div framed(FigureTable table) {
        var frame = new Div(table);
        frame.addClassName("figure-frame");
        return frame;
    }
}
