package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.Now;
import com.cinemataztic.incidents.overview.figures.OverTime;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The five numbers on top: what is broken now, what became of shows, and how fast people are. */
class Tiles extends Composite<Div> {

    private final Tile broken = new Tile("overview.tile.broken", text("overview.tile.broken"));
    private final Tile saved = new Tile("overview.tile.saved", text("overview.tile.saved"));
    private final Tile lost = new Tile("overview.tile.lost", text("overview.tile.lost"));
    private final Tile take = new Tile("overview.tile.take", text("overview.tile.take"));
    private final Tile fix = new Tile("overview.tile.fix", text("overview.tile.fix"));

    Tiles() {
        getContent().addClassName("overview-tiles");
        getContent().add(broken, saved, lost, take, fix);
    }

    void show(Now now, @Nullable RegionId region) {
        var screens = new Anchor(FigureLinks.queue(region), text("overview.tile.broken.screens", now.screens()));
        broken.number(now.screens() == 0 ? "good" : "bad", screens);
        broken.more.setText(text("overview.tile.broken.missing", now.missing()));
    }

    void show(OverTime figures) {
        saved.number("good", new Span(Integer.toString(figures.shows().saved())));
        saved.more.setText(text("overview.tile.saved.more"));
        lost.number(
                figures.shows().lost() == 0 ? "" : "bad",
                new Span(Integer.toString(figures.shows().lost())));
        lost.more.setText(FigureWords.lost(figures.shows()));
        take.number("", new Span(FigureWords.median(figures.timeToTake())));
        take.more.setText(text("overview.p90", FigureWords.p90(figures.timeToTake())));
        fix.number("", new Span(FigureWords.median(figures.timeToFix())));
        fix.more.setText(text("overview.p90", FigureWords.p90(figures.timeToFix())));
    }

    /** A number under its name. */
    private static final class Tile extends Div {

        private final Span number = new Span();
        private final Span more = new Span();

        Tile(String id, String name) {
            addClassName("overview-tile");
            getElement().setAttribute("data-tile", id.substring(id.lastIndexOf('.') + 1));
            var label = new Span(name);
            label.addClassName("overview-tile-name");
            number.addClassName("overview-tile-number");
            more.addClassName("overview-tile-more");
            add(label, number, more);
        }

        void number(String tone, Component content) {
            number.getElement().setAttribute("data-tone", tone);
            number.removeAll();
            number.add(content);
        }
    }
}
