package com.cinemataztic.incidents.identity.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.shared.communication.PushMode;
import org.springframework.stereotype.Component;

/** Pages of people who are not signed in have nothing live on them: they hold no connection, and would be refused one. */
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
