package com.cinemataztic.incidents.platform.ui;

import com.cinemataztic.incidents.platform.UiTicker;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;

/** Has a part of a page look again at every beat, for as long as it is on the page. */
public final class OnTick {

    private OnTick() {}

    /** @param look run when the part comes onto the page, and at every beat from then on; in the page's own turn */
    public static void look(Component part, UiTicker pulse, Runnable look) {
        var beats = new ValueSignal<>(0);
        Signal.effect(part, () -> {
            beats.get();
            look.run();
        });
        part.addAttachListener(attached -> {
            var end = pulse.subscribe(() -> beats.update(beat -> beat + 1));
            part.addDetachListener(detached -> {
                end.run();
                detached.unregisterListener();
            });
        });
    }

    /** The same for a part that shows times: the first page of a window is drawn before the browser has told its zone. */
    public static void lookAtTimes(Component part, UiTicker pulse, Runnable look) {
        look(part, pulse, look);
        part.addAttachListener(
                attached -> attached.getUI().getPage().retrieveExtendedClientDetails(details -> look.run()));
    }
}
