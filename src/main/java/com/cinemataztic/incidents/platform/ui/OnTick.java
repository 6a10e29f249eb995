package com.cinemataztic.incidents.platform.ui;

import com.cinemataztic.incidents.platform.UiTicker;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.function.Function;

/** Refreshes a part of a page at every beat for as long as it is attached. */
public final class OnTick {

    private OnTick() {}

    /** @param refresh runs when the part is attached and at every beat from then on, under the page's lock */
    public static void refresh(Component part, UiTicker ticker, Runnable refresh) {
        refresh(part, ticker::subscribe, refresh);
    }

    /**
     * The same for other beats.
     *
     * @param source subscribes a listener and returns a task that ends the subscription
     */
    public static void refresh(Component part, Function<Runnable, Runnable> source, Runnable refresh) {
        var beats = new ValueSignal<>(0);
        Signal.effect(part, () -> {
            beats.get();
            refresh.run();
        });
        part.addAttachListener(attached -> {
            var end = source.apply(() -> beats.update(beat -> beat + 1));
            part.addDetachListener(detached -> {
                end.run();
                detached.unregisterListener();
            });
        });
    }

    /**
     * The same for a part that shows times. It refreshes again once the browser has reported its zone, because the
     * first page of a window is drawn before that.
     */
    public static void refreshTimes(Component part, UiTicker ticker, Runnable refresh) {
        refresh(part, ticker, refresh);
        part.addAttachListener(
                attached -> attached.getUI().getPage().retrieveExtendedClientDetails(details -> refresh.run()));
    }
}
