package com.cinemataztic.incidents.identity.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.sessions.SessionDesk;
import com.cinemataztic.incidents.platform.UiTicker;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;

/** Lists who is signed in, and where. */
@Route("admin/sessions")
@PageTitle("sessions.title")
@Menu(title = "sessions.title", order = 23, icon = "vaadin:desktop")
@RolesAllowed("ADMIN")
class SessionsView extends Main {

    SessionsView(SessionDesk desk, AccountDesk accounts, CurrentActor currentActor, UiTicker ticker) {
        addClassName("accounts-view");
        add(
                new H1(text("sessions.title")),
                new SessionList(new SessionsViewModel(desk, accounts, currentActor, true), ticker));
    }
}
