package com.cinemataztic.incidents.platform.ui;

import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows the shared message when the store fails while a page handles what a person did, where the page does not
 * catch that itself. A failure of a page's own refresh is only logged: the next refresh follows soon.
 */
@Component
class StoreFailureMessages implements VaadinServiceInitListener {

    private static final Logger LOGGER = LoggerFactory.getLogger(StoreFailureMessages.class);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(started -> {
            var session = started.getSession();
            session.setErrorHandler(new Handler(session.getErrorHandler()));
        });
    }

    /** @param others handles all other errors */
    record Handler(ErrorHandler others) implements ErrorHandler {

        @Override
        public void error(ErrorEvent event) {
            var failure = storeFailure(event.getThrowable());
            if (failure.isEmpty()) {
                others.error(event);
                return;
            }
            LOGGER.warn(
                    "The store failed while a page was in use: {}",
                    failure.get().getMessage());
            if (VaadinRequest.getCurrent() != null) {
                Message.of(failure.get()).show();
            }
        }

        private static Optional<StoreUnavailable> storeFailure(Throwable thrown) {
            for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof StoreUnavailable failure) {
                    return Optional.of(failure);
                }
            }
            return Optional.empty();
        }
    }
}
