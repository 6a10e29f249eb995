package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Component;
import java.time.ZoneId;
import java.util.Optional;

/** A section that one module adds at the end of another module's panel. */
public interface PanelSection {

    /** @return the heading, for people */
    String title();

    /**
     * @param id the id of the panel's subject, as people know it
     * @param zone the zone that the panel shows times in
     * @return the present content; empty if there is none
     */
    Optional<Component> of(String id, ZoneId zone);
}
