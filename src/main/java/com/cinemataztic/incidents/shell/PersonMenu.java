package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountLinks;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences.Scheme;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.ui.HelpLinks;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.dom.Element;
import java.util.Optional;

/** The foot of the drawer: who is signed in, the clock that this person reads, and what they may choose. */
class PersonMenu extends Div {

    private final Actor actor;
    private final Preferences preferences;
    private final Span city = new Span();
    private final Element clock = new Element("time-now");

    PersonMenu(Actor actor, boolean hasPassword, Preferences preferences, Runnable signOut) {
        this.actor = actor;
        this.preferences = preferences;
        addClassName("person");
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.addClassName("person-menu");
        var name = new Span(actor.name());
        name.addClassName("person-name");
        var label = new Span(new Icon(VaadinIcon.USER), name, new Span("· " + role(actor.role())));
        label.addClassName("person-label");
        var item = menu.addItem(label);
        item.setAriaLabel(text("shell.account", actor.name()));
        var choices = item.getSubMenu();
        choices.addItem(text("shell.scheme.light"), click -> choose(Scheme.LIGHT));
        choices.addItem(text("shell.scheme.dark"), click -> choose(Scheme.DARK));
        choices.addItem(text("shell.scheme.device"), click -> choose(Scheme.SYSTEM));
        choices.addSeparator();
        choices.addItem(text("preferences.title"), click -> UI.getCurrent().navigate(AccountLinks.PREFERENCES));
        choices.addItem(text("help.title"), click -> UI.getCurrent().navigate(HelpLinks.HELP));
        choices.addItem(
                text(hasPassword ? "password.title" : "sessions.own.title"),
                click -> UI.getCurrent().navigate(AccountLinks.PASSWORD));
        choices.addItem(text("shell.sign-out"), click -> signOut.run());
        var here = new Div(city);
        here.addClassName("person-clock");
        here.getElement().appendChild(clock);
        add(menu, here);
    }

    /** Shows the clock of the reader's zone, which a browser reports after its first page. */
    void showZone(Optional<UI> ui) {
        var zone = ReaderZone.of(ui).getId();
        city.setText(zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '));
        clock.setAttribute("zone", zone);
    }

    private void choose(Scheme scheme) {
        UI.getCurrent().getPage().setColorScheme(colours(scheme));
        preferences.set(actor, CommonPreferences.SCHEME, scheme);
    }

    private static ColorScheme.Value colours(Scheme scheme) {
        return switch (scheme) {
            case SYSTEM -> ColorScheme.Value.LIGHT_DARK;
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
        };
    }

    private static String role(Role role) {
        return switch (role) {
            case VIEWER -> text("accounts.role.viewer");
            case OPERATOR -> text("accounts.role.operator");
            case ADMIN -> text("accounts.role.admin");
        };
    }
}
