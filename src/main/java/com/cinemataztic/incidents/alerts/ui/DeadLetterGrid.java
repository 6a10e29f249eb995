package com.cinemataztic.incidents.alerts.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.alerts.intake.DeadLetter;
import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of the dead letters page, rendered by the browser from properties. */
class DeadLetterGrid extends RowGrid<DeadLetter.Summary> {

    private static final String REASON = """
        <span class="letter-reason" title="${item.reason}">${item.reason}</span>
        <span class="quiet-line">${item.size}</span>\
        """;

    private static final String LAST = """
        <time-ago at="${item.lastAt}" ago></time-ago>
        <span class="quiet-line">${item.times}</span>\
        """;

    DeadLetterGrid(DeadLettersViewModel model, Consumer<DeadLetter.@Nullable Summary> onChosen) {
        super(model::envelopes, DeadLetter.Summary::id, onChosen);
        column(LAST, text("dead-letters.last"), "8rem", 0);
        column(REASON, text("page.reason"), "12rem", 3);
    }

    /** Redraws the rows if anything changed. */
    void show(boolean changed) {
        if (changed) {
            refresh();
        }
    }

    private void column(String template, String header, String width, int grow) {
        var renderer = LitRenderer.<DeadLetter.Summary>of(template)
                .withProperty("reason", letter -> ShownText.visible(letter.reason()))
                .withProperty("size", letter -> DeadLetterTexts.size(letter))
                .withProperty("lastAt", letter -> (double) letter.lastAt().toEpochMilli())
                .withProperty("times", letter -> DeadLetterTexts.times(letter.times()));
        column(renderer, header, width, grow);
    }
}
