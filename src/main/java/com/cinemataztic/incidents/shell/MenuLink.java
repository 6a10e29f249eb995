package com.cinemataztic.incidents.shell;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.platform.ui.MenuCount;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuEntry;
import java.util.Optional;

/** A page in the navigation, with its count. */
class MenuLink extends RouterLink {

    private static final String NO_ICON = "vaadin:file-o";

    private final Span number = new Span();
    private final Span label = new Span();

    MenuLink(MenuEntry entry, Class<? extends Component> page) {
        super(page);
        var icon = new Icon(Optional.ofNullable(entry.icon()).orElse(NO_ICON));
        icon.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(text(entry.title()));
        name.addClassName("menu-name");
        number.addClassName("menu-count");
        number.getElement().setAttribute("aria-hidden", "true");
        label.addClassName("visually-hidden");
        add(icon, name, number, label);
        show(Optional.empty());
        // A page may have several routes, such as the queue with a ticket beside it.
        setHighlightCondition((link, event) -> event.getActiveChain().getFirst().getClass() == page);
        setHighlightAction((link, here) -> {
            if (here) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    void show(Optional<MenuCount.Count> count) {
        number.setVisible(count.isPresent());
        label.setVisible(count.isPresent());
        count.ifPresent(it -> {
            number.setText(Integer.toString(it.number()));
            number.getElement().setAttribute("data-level", it.level().word());
            label.setText(it.label());
        });
    }
}
