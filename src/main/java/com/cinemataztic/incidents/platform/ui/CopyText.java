package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;

/**
 * A button that copies a text to the reader's clipboard and confirms it. If the browser does not allow that, it shows
 * the text instead.
 */
@Tag("copy-text")
@JsModule("context://components/copy-text.js")
public final class CopyText extends Component implements HasComponents {

    public CopyText(String label) {
        var status = new Span();
        status.addClassName("copy-status");
        status.getElement().setAttribute("role", "status");
        var area = new Element("textarea");
        area.setAttribute("readonly", true);
        area.setAttribute("hidden", true);
        area.setAttribute("rows", "12");
        area.setAttribute("aria-label", label);
        getElement().setAttribute("copied", text("page.copied"));
        getElement().setAttribute("not-copied", text("page.not-copied"));
        add(new Button(label), status);
        getElement().appendChild(area);
    }

    /** Sets the text to copy. */
    public void setText(String text) {
        getElement().setProperty("text", text);
    }
}
