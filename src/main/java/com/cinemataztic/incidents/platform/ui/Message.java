package com.cinemataztic.incidents.platform.ui;

import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/**
 * A message for the person who just did something.
 *
 * @param text a sentence
 * @param good whether the action succeeded
 */
public record Message(String text, boolean good) {

    private static final int GOOD_MILLIS = 5_000;
    private static final int BAD_MILLIS = 10_000;

    /** @return the message for a change during which the store failed */
    public static Message of(StoreUnavailable failure) {
        return new Message(
                failure.outcomeUnknown()
                        ? "The outcome is unknown: the store did not confirm the change."
                                + " Look whether it was made before you try again."
                        : "Not done: the store does not answer. Nothing was changed; try again shortly.",
                false);
    }

    /** Shows the message. A failure stays long enough to be read twice. */
    public void show() {
        var notification =
                Notification.show(text, good ? GOOD_MILLIS : BAD_MILLIS, Notification.Position.BOTTOM_CENTER);
        if (!good) {
            notification.addThemeVariants(NotificationVariant.WARNING);
        }
    }
}
