package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Component;

/** A view with a part in the top bar, beside the page's name: usually its search. */
public interface InTopBar {

    /** @return the part; the frame shows it for as long as it shows the view */
    Component topBar();
}
