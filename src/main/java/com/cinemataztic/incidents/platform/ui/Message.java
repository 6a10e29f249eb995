package com.cinemataztic.incidents.platform.ui;

import com.cinemataztic.incidents.platform.text.Explanation;
import com.cinemataztic.incidents.store.QueryTimeout;
import com.cinemataztic.incidents.store.ReadsBusy;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
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

    /** Long enough to notice a mistake. */
    private static final int OFFER_MILLIS = 20_000;

    /** @return the message for a change during which the store failed */
    public static Message of(StoreUnavailable failure) {
        return new Message(explain(failure).text(), false);
    }

    /** @return what became of a change when the store failed */
    public static Explanation explain(StoreUnavailable failure) {
        return switch (failure) {
            case ReadsBusy _, QueryTimeout _ -> unread(failure);
            default -> Explanation.of(failure.outcomeUnknown() ? "page.store-unknown" : "page.store-unavailable");
        };
    }

    /** @return why a page cannot show what it should */
    public static Explanation unread(StoreUnavailable failure) {
        return Explanation.of(
                switch (failure) {
                    case ReadsBusy _ -> "page.reads-busy";
                    case QueryTimeout _ -> "page.query-timeout";
                    default -> "page.store-down";
                });
    }

    /** Shows the message until the person goes to another page. A failure stays long enough to be read twice. */
    public void show() {
        show(Notification.show(text, good ? GOOD_MILLIS : BAD_MILLIS, Notification.Position.TOP_CENTER));
    }

    /** The same, for longer and with a button, which closes the message. */
    public void show(Button offer) {
        var notification = new Notification();
        notification.setPosition(Notification.Position.TOP_CENTER);
        notification.setDuration(OFFER_MILLIS);
        offer.addClickListener(click -> notification.close());
        notification.add(new Span(text), offer);
        notification.open();
        show(notification);
    }

    private void show(Notification notification) {
        if (!good) {
            notification.addThemeVariants(NotificationVariant.WARNING);
        }
        var ui = UI.getCurrent();
        var page = ui.getActiveViewLocation().getPath();
        var leaving = ui.addAfterNavigationListener(event -> {
            if (!event.getLocation().getPath().equals(page)) {
                notification.close();
            }
        });
        notification.addOpenedChangeListener(event -> {
            if (!event.isOpened()) {
                leaving.remove();
            }
        });
    }
}
