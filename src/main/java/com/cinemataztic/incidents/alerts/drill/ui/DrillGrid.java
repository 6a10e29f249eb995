package com.cinemataztic.incidents.alerts.drill.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The regions with their last drills, rendered by the browser from properties. */
class DrillGrid extends RowGrid<DrillViewModel.Row> {

    private static final String REGION = """
        <span class="drill-region">${item.region}</span>
        <span class="drill-result" data-state="${item.state}">${item.result}</span>\
        """;

    private static final String LAST = """
        ${item.at ? html`<time-ago at="${item.at}" ago></time-ago>` : html`<span class="quiet-line">${item.never}</span>`}\
        """;

    /** The name says the region: people who hear the buttons do not hear their rows. */
    private static final String CHOOSE = """
        <vaadin-button theme="tertiary" @click="${choose}">${item.choose}<span class="visually-hidden"> ${item.region}</span>\
        </vaadin-button>\
        """;

    DrillGrid(DrillViewModel model, Consumer<DrillViewModel.@Nullable Row> onChosen) {
        super(model::rows, row -> row.region().id(), onChosen);
        column(REGION, text("drill.region"), "8rem", 3);
        column(LAST, text("drill.last"), "8rem", 0);
        column(
                LitRenderer.<DrillViewModel.Row>of(CHOOSE)
                        .withProperty("choose", row -> text(row.runs() ? "drill.watch" : "drill.choose"))
                        .withProperty("region", row -> row.region().name())
                        .withFunction("choose", onChosen::accept),
                "",
                "6.5rem",
                0);
    }

    /** Redraws the rows if anything changed. */
    void show(boolean changed) {
        if (changed) {
            refresh();
        }
    }

    private void column(String template, String header, String width, int grow) {
        var renderer = LitRenderer.<DrillViewModel.Row>of(template)
                .withProperty("region", row -> row.region().name())
                .withProperty("state", row -> row.last().map(DrillTexts::sign).orElse(""))
                .withProperty(
                        "result", row -> row.last().map(DrillTexts::result).orElse(""))
                .withProperty(
                        "at",
                        row -> row.last()
                                .map(course ->
                                        (double) course.drill().startedAt().toEpochMilli())
                                .orElse(0.0))
                .withProperty("never", row -> text("drill.never"));
        column(renderer, header, width, grow);
    }
}
