package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the times in a dialog mean in local time and in the reader's zone, with notes. Screen readers announce
 * changes.
 */
class SpanPreview extends Composite<Div> {

    SpanPreview() {
        getContent().addClassName("span-preview");
        getContent().getElement().setAttribute("aria-live", "polite");
    }

    /** @param preview null: there is nothing to show yet */
    void show(PlanViewModel.@Nullable Preview preview) {
        var content = getContent();
        content.removeAll();
        content.setVisible(preview != null);
        if (preview == null) {
            return;
        }
        content.add(new Div(text("maintenance.preview.local", preview.there())));
        if (!preview.here().isEmpty()) {
            content.add(new Div(text("maintenance.preview.reader", preview.here())));
        }
        if (!preview.notes().isEmpty()) {
            var notes = new UnorderedList();
            preview.notes().forEach(note -> notes.add(new ListItem(note)));
            notes.addClassName("span-notes");
            content.add(notes);
        }
    }
}
