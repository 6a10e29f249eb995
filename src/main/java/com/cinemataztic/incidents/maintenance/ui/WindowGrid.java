package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of the maintenance page. The browser renders them from properties. */
class WindowGrid extends RowGrid<MaintenanceViewModel.Row> {

    private static final String STATE = """
            <span class="window-state" data-state="${item.state}">${item.stateLabel}</span>
            <span class="quiet-line" title="${item.span}">${item.when}</span>""";

    private static final String PLACE = """
            <span class="place">${item.site}</span>
            <span class="quiet-line">${item.part} · ${item.region}</span>""";

    private static final String WHY = """
            <span class="window-reason" title="${item.reason}">${item.reason}</span>
            <span class="quiet-line">${item.by}</span>""";

    private final MaintenanceViewModel model;

    WindowGrid(MaintenanceViewModel model, Consumer<MaintenanceViewModel.@Nullable Row> onChosen) {
        super(model::rows, MaintenanceViewModel.Row::id, onChosen);
        this.model = model;
        column(STATE, text("page.state"), "8rem", 1);
        column(PLACE, text("page.location"), "8rem", 2);
        column(WHY, text("page.reason"), "7.5rem", 3);
    }

    /** Refreshes the rows if anything changed. */
    void show(boolean changed) {
        if (changed) {
            refresh();
        }
    }

    private void column(String template, String header, String width, int grow) {
        var places = model.places();
        var renderer = LitRenderer.<MaintenanceViewModel.Row>of(template)
                .withProperty("state", row -> row.state().word())
                .withProperty("stateLabel", row -> MaintenanceWords.state(row.state()))
                .withProperty(
                        "when",
                        row -> MaintenanceWords.when(
                                row.window(),
                                row.state(),
                                places.zone(row.window().scope(), row.window().region()),
                                model.now()))
                .withProperty(
                        "span",
                        row -> MaintenanceWords.span(
                                row.window().from(),
                                row.window().until(),
                                places.zone(row.window().scope(), row.window().region())))
                .withProperty("site", row -> places.site(row.window().scope()))
                .withProperty("part", row -> places.part(row.window().scope()))
                .withProperty("region", row -> places.region(row.window().region()))
                .withProperty("reason", row -> row.window().reason())
                .withProperty("by", row -> text("page.by", row.window().by()));
        column(renderer, header, width, grow);
    }
}
