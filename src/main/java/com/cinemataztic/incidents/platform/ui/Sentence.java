package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.stream.Stream;

/** A text in which an element, such as a link, stands in the place of the first placeholder. */
public final class Sentence {

    /** Unicode's object replacement character. */
    private static final String PLACE = "\uFFFC";

    private Sentence() {}

    /**
     * @param key the key of a text
     * @param element stands for the text's first placeholder
     * @param others stand for the others
     */
    public static Span of(String key, Element element, Object... others) {
        var text = text(key, Stream.concat(Stream.of(PLACE), Stream.of(others)).toArray());
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
