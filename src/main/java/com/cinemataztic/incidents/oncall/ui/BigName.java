package com.cinemataztic.incidents.oncall.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The name of who is on call, large enough to read from across the room. */
class BigName extends Composite<Div> {

    /** @param email null: the reader may not see it */
    BigName(String name, @Nullable String email) {
        getContent().addClassName("big-name");
        getContent().add(new Span(name));
        if (email != null) {
            getContent().add(new Anchor("mailto:" + email, email));
        }
    }
}
