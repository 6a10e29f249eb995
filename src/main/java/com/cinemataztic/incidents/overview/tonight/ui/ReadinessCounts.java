package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.tonight.Readiness;
import com.cinemataztic.incidents.overview.tonight.TonightReport.Counts;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many screens there are of each kind: sign, number and word. */
class ReadinessCounts extends Composite<UnorderedList> implements HasStyle {

    /** As people say it, and as the mail does. */
    static final List<Readiness> ORDER =
            List.of(Readiness.READY, Readiness.AT_RISK, Readiness.UNKNOWN, Readiness.MAINTENANCE);

    private @Nullable Counts drawn;

    ReadinessCounts() {
        getContent().addClassName("readiness-counts");
    }

    void show(Counts counts) {
        if (counts.equals(drawn)) {
            return;
        }
        drawn = counts;
        var list = getContent();
        list.removeAll();
        ORDER.forEach(kind -> list.add(item(kind, counts.of(kind))));
    }

    private static ListItem item(Readiness kind, int count) {
        var number = new Span(Integer.toString(count));
        number.addClassName("readiness-number");
        var item = new ListItem(number, new Span(text("tonight.readiness." + kind.word())));
        item.getElement().setAttribute("data-readiness", kind.word());
        item.getElement().setAttribute("data-none", count == 0);
        return item;
    }
}
