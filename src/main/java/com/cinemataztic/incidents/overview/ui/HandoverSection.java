package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.HandoverWording;
import com.cinemataztic.incidents.tickets.TicketLinks;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;

/** One section of a handover. Redrawn only when its content changes, because a person may be on a link in it. */
class HandoverSection extends Composite<Section> {

    /** Nobody would read more rows on the page; the copied text has all of them. */
    private static final int MOST_ROWS = 100;

    private HandoverWording.@Nullable Section said;

    HandoverSection() {
        getContent().addClassName("handover-section");
    }

    void show(HandoverWording.Section section) {
        if (section.equals(said)) {
            return;
        }
        said = section;
        var content = getContent();
        content.removeAll();
        content.getElement().setAttribute("data-part", section.part().word());
        var title = new H2(section.title());
        if (!section.rows().isEmpty()) {
            var count = new Span(Integer.toString(section.rows().size()));
            count.addClassName("count");
            title.add(count);
        }
        content.add(title);
        if (section.rows().isEmpty() && section.sentences().isEmpty()) {
            var none = new Paragraph(section.none());
            none.addClassName("handover-none");
            content.add(none);
        }
        if (!section.sentences().isEmpty()) {
            var sentences = new UnorderedList();
            section.sentences().forEach(sentence -> sentences.add(new ListItem(sentence)));
            content.add(sentences);
        }
        if (!section.rows().isEmpty()) {
            var rows = new UnorderedList();
            rows.addClassName("handover-rows");
            section.rows().stream().limit(MOST_ROWS).forEach(row -> rows.add(item(row)));
            content.add(rows);
        }
        if (section.rows().size() > MOST_ROWS) {
            content.add(new Paragraph(text("handover.more", section.rows().size() - MOST_ROWS)));
        }
    }

    private static ListItem item(HandoverWording.Row row) {
        var link =
                new Anchor(TicketLinks.of(row.ticket().id()), row.ticket().id().value());
        link.addClassName("handover-id");
        var severity = new Span(row.severity());
        severity.addClassName("handover-severity");
        severity.getElement()
                .setAttribute(
                        "data-severity",
                        row.over() ? "over" : row.ticket().severity().word());
        var what = new Span(row.what());
        what.addClassName("handover-what");
        var when = new Span(row.when());
        when.addClassName("handover-when");
        var state = new Span(row.state());
        state.addClassName("handover-state");
        var item = new ListItem(link, severity, what, when, state);
        item.addClassName("handover-row");
        return item;
    }
}
