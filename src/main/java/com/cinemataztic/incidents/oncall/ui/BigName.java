package com.cinemataztic.incidents.oncall.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** Who is on call, to be read from across the room. */
class BigName extends Composite<Div> {

    /** @param email null: not for this reader */
    BigName(String name, @Nullable String email) {
        getContent().addClassName("big-name");
        getContent().add(new Span(name));
        if (email != null) {
            getContent().add(new Anchor("mailto:" + email, email));
        }
    }
}
