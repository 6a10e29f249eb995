package com.cinemataztic.incidents.identity.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.shared.communication.PushMode;
import org.springframework.stereotype.Component;

/** Disables push on pages of people who are not signed in: those pages need no updates, and push would reject them. */
@Component
class AnonymousPages implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(start -> {
            var request = VaadinRequest.getCurrent();
            if (request != null && request.getUserPrincipal() == null) {
                start.getUI().getPushConfiguration().setPushMode(PushMode.DISABLED);
            }
        });
    }
}
