package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Component;
import java.time.ZoneId;
import java.util.Optional;

/** What one module has to say in the panel of another about one thing, below what that says itself. */
public interface PanelSection {

    /** @return the heading, for people */
    String title();

    /**
     * @param id which thing, as people call it
     * @param zone the zone that the panel shows times in
     * @return what there is to say right now; empty for nothing
     */
    Optional<Component> of(String id, ZoneId zone);
}
