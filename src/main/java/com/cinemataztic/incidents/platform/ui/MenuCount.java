package com.cinemataztic.incidents.platform.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** The count that a module shows beside the name of its page in the navigation. Held in memory: it is read often. */
public interface MenuCount {

    /** @return the page */
    Class<? extends Component> page();

    /** @return what the caller of this thread has there now; empty: nothing worth a number */
    Optional<Count> now();

    /** @return whether the tab's title and icon show this count */
    default boolean isInTitle() {
        return false;
    }

    /**
     * @param changed called after changes that come between two beats; must only note the call and return at once
     * @return a task that ends the subscription
     */
    default Runnable subscribe(Runnable changed) {
        return () -> {};
    }

    /**
     * A number and what it means.
     *
     * @param label for people who cannot see the sign, e.g. {@code 3 open tickets, worst: critical}
     */
    record Count(int number, Level level, String label) {}

    /** How bad the worst of the counted is. Each has its sign and colour. */
    enum Level {
        /** Nothing is bad: a plain number. */
        QUIET,
        INFO,
        WARNING,
        CRITICAL;

        /** @return the word in attributes, e.g. {@code critical} */
        public String word() {
            return switch (this) {
                case QUIET -> "quiet";
                case INFO -> "info";
                case WARNING -> "warning";
                case CRITICAL -> "critical";
            };
        }
    }
}
