package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountLinks;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.platform.MonitoringStatus;
import com.cinemataztic.incidents.platform.UiTicker;
import com.cinemataztic.incidents.platform.ui.OnTick;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.time.Clock;

/** The frame around every view: the current page, the account, and whether the shown data is fresh. */
@Layout
@AnonymousAllowed
@JsModule("context://components/live-status.js")
@JsModule("context://components/live-times.js")
@JsModule("context://components/signed-out.js")
class MainLayout extends AppLayout {

    /** The browser replaces it by a time. */
    private static final String TIME = "{0}";

    private final MonitoringStatus monitoring;
    private final Clock clock;
    private final Element status = new Element("live-status");

    MainLayout(
            MonitoringStatus monitoring,
            UiTicker ticker,
            CurrentActor currentActor,
            AuthenticationContext authentication,
            Clock clock) {
        this.monitoring = monitoring;
        this.clock = clock;
        var brand = new Anchor("", text("shell.brand"));
        brand.addClassName("brand");
        var header = new Div(brand, navigation(), statusBox());
        header.addClassName("portal-header");
        currentActor
                .get()
                .ifPresent(actor -> header.add(personMenu(actor.name(), currentActor.hasPassword(), authentication)));
        addToNavbar(header);
        OnTick.refresh(this, ticker, this::showFreshness);
    }

    private Nav navigation() {
        var nav = new Nav();
        nav.setAriaLabel(text("shell.navigation"));
        nav.addClassName("portal-nav");
        MenuConfiguration.getMenuEntries().forEach(entry -> {
            if (entry.menuClass() != null) {
                nav.add(new RouterLink(text(entry.title()), entry.menuClass()));
            }
        });
        return nav;
    }

    private Div statusBox() {
        status.setAttribute("pulse-seconds", Integer.toString(UiTicker.SECONDS));
        status.setAttribute("fresh-text", text("shell.status.fresh", TIME));
        status.setAttribute("lost-text", text("shell.status.lost", TIME));
        var box = new Div();
        box.addClassName("portal-status");
        box.getElement().appendChild(status);
        return box;
    }

    private void showFreshness() {
        var seen = monitoring.freshness();
        var at = seen.at();
        status.setAttribute("server-now", Long.toString(clock.millis()));
        status.setAttribute("seen-at", at == null ? "" : Long.toString(at.toEpochMilli()));
        status.setAttribute("blind", blind(seen));
    }

    private static String blind(MonitoringStatus.Freshness seen) {
        if (seen.blind().isEmpty()) {
            return "";
        }
        return seen.at() == null
                ? text("shell.status.never-seen", seen.blind())
                : text("shell.status.blind", TIME, seen.blind());
    }

    /** What the elements of live-times.js and the page of signed-out.js show. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var body = attached.getUI().getElement();
        body.setAttribute("data-signed-out", text("shell.signed-out"));
        body.setAttribute("data-sign-in", text("shell.sign-in"));
        body.setAttribute("data-due-now", text("shell.time.due-now"));
        body.setAttribute("data-missing-now", text("shell.time.missing-now"));
        body.setAttribute("data-show-began", text("shell.time.show-began"));
        body.setAttribute("data-time-left", text("shell.time.left", TIME));
        body.setAttribute("data-time-ago", text("shell.time.ago", TIME));
    }

    private static MenuBar personMenu(String name, boolean hasPassword, AuthenticationContext authentication) {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.TERTIARY);
        menu.addClassName("person-menu");
        var icon = new Icon(VaadinIcon.USER);
        var label = new Span(name);
        label.addClassName("person-name");
        var item = menu.addItem(new Span(icon, label));
        item.setAriaLabel(text("shell.account", name));
        SubMenu choices = item.getSubMenu();
        choices.addItem(text("shell.scheme.light"), click -> scheme(ColorScheme.Value.LIGHT));
        choices.addItem(text("shell.scheme.dark"), click -> scheme(ColorScheme.Value.DARK));
        choices.addItem(text("shell.scheme.device"), click -> scheme(ColorScheme.Value.LIGHT_DARK));
        choices.addSeparator();
        choices.addItem(
                text(hasPassword ? "password.title" : "sessions.own.title"),
                click -> UI.getCurrent().navigate(AccountLinks.PASSWORD));
        choices.addItem(text("shell.sign-out"), click -> authentication.logout());
        return menu;
    }

    private static void scheme(ColorScheme.Value scheme) {
        UI.getCurrent().getPage().setColorScheme(scheme);
    }
}
