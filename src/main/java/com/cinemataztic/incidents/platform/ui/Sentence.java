package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/** A text in which an element, such as a link, stands in the place of the only placeholder. */
public final class Sentence {

    /** Unicode's object replacement character. */
    private static final String PLACE = "\uFFFC";

    private Sentence() {}

    /** @param key the key of a text with one placeholder */
    public static Span of(String key, Element element) {
        var text = text(key, PLACE);
        var place = text.indexOf(PLACE);
        var sentence = new Span();
        sentence.getElement()
                .appendChild(
                        Element.createText(text.substring(0, place)),
                        element,
                        Element.createText(text.substring(place + PLACE.length())));
        return sentence;
    }
}
