package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** A list of facts, each with a name and a value. Unknown values are left out. */
public class Facts extends Composite<Div> {

    /** Removes all facts. */
    public void clear() {
        getContent().removeAll();
    }

    /**
     * Adds a fact.
     *
     * @param value null or empty: the fact is left out
     */
    public void add(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            add(name, new Span(value));
        }
    }

    /**
     * Adds a fact.
     *
     * @param value null: the fact is left out
     */
    public void add(String name, @Nullable Component value) {
        if (value != null) {
            var label = new Span(name);
            label.addClassName("fact-name");
            var row = new Div(label, value);
            row.addClassName("fact");
            getContent().add(row);
        }
    }

    /** Adds a telephone number as a link that dials it. */
    public void addPhone(String name, String number, String dialled) {
        if (!number.isBlank()) {
            add(name, new Anchor("tel:" + dialled, number));
        }
    }

    /**
     * Adds a link that opens in another window.
     *
     * @param text the text of the link
     * @param address null: the fact is left out
     */
    public void addLink(String name, String text, @Nullable String address) {
        if (address != null) {
            var anchor = new Anchor(address, text, AnchorTarget.BLANK);
            anchor.getElement().setAttribute("rel", "noopener noreferrer");
            add(name, anchor);
        }
    }
}
