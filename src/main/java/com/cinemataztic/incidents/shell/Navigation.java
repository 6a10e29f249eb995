package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links to the pages that the account may open: in the drawer all, on a phone below the page those for on call. */
class Navigation {

    /** From this order on, a page is for admins. */
    private static final double ADMIN = 20;

    /** The pages that people on call need, by the orders in {@code @Menu}: Queue, Wall and On call. */
    private static final List<Double> ON_CALL = List.of(1.0, 2.0, 7.0);

    private final List<MenuEntry> entries = MenuConfiguration.getMenuEntries().stream()
            .filter(entry -> entry.menuClass() != null)
            .toList();
    private final List<MenuLink> links = new ArrayList<>();
    private final List<Class<? extends Component>> pages = new ArrayList<>();

    /** @return the links for the drawer, in two groups */
    Nav forDrawer() {
        var nav = new Nav();
        nav.setAriaLabel(text("shell.navigation"));
        nav.addClassName("side-nav");
        entries.stream().filter(entry -> entry.order() < ADMIN).forEach(entry -> nav.add(link(entry)));
        var admin = entries.stream().filter(entry -> entry.order() >= ADMIN).toList();
        if (!admin.isEmpty()) {
            nav.add(new H2(text("shell.admin")));
            admin.forEach(entry -> nav.add(link(entry)));
        }
        return nav;
    }

    /** @return the links below the page on a phone, and the button for the drawer, which has the others */
    Nav forPhone() {
        var nav = new Nav();
        nav.setAriaLabel(text("shell.navigation.phone"));
        nav.addClassName("phone-nav");
        entries.stream().filter(entry -> ON_CALL.contains(entry.order())).forEach(entry -> nav.add(link(entry)));
        var more = new DrawerToggle();
        more.getElement().removeAllChildren();
        more.getElement().appendChild(VaadinIcon.MENU.create().getElement(), new Span(text("shell.more")).getElement());
        // Without one, the button names itself, in English and with other words than it shows.
        more.setAriaLabel(text("shell.more"));
        nav.add(more);
        return nav;
    }

    void show(Map<Class<? extends Component>, MenuCount.Count> counts) {
        for (int i = 0; i < links.size(); i++) {
            links.get(i).show(Optional.ofNullable(counts.get(pages.get(i))));
        }
    }

    private MenuLink link(MenuEntry entry) {
        var link = new MenuLink(entry, entry.menuClass());
        links.add(link);
        pages.add(entry.menuClass());
        return link;
    }
}
