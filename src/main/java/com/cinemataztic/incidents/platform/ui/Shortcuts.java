package com.cinemataztic.incidents.platform.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The single keys of a page, and the button that lists them. A key clicks a component of the page, so that it does what
 * the mouse would do, on what the person sees. Only where that component is not visible does it run an action here.
 */
@Tag("keyboard-shortcuts")
@JsModule("context://components/shortcuts.js")
public final class Shortcuts extends Component implements HasComponents {

    private static final String NAME = "event.detail.name";
    private static final Shortcut LIST = new Shortcut("list", "?", "shortcuts.list");

    private final ShortcutKeys keys;
    private final Consumer<ShortcutKeys> onChanged;
    private final Map<Shortcut, Runnable> actions = new LinkedHashMap<>();

    /**
     * @param keys the person's
     * @param onChanged keeps other keys for the person; the page is loaded anew after that
     */
    public Shortcuts(ShortcutKeys keys, Consumer<ShortcutKeys> onChanged) {
        this.keys = keys;
        this.onChanged = onChanged;
        var list = new Button(new Icon(VaadinIcon.KEYBOARD), click -> list());
        list.addThemeVariants(ButtonVariant.TERTIARY);
        list.setAriaLabel(text("shortcuts.title"));
        list.setTooltipText(text("shortcuts.title"));
        add(list);
        on(LIST, this::list);
        at(LIST, list);
        getElement()
                .addEventListener(
                        "shortcut",
                        event -> pressed(event.getEventData().path(NAME).asString("")))
                .addEventData(NAME);
    }

    /** The key clicks the component, or puts the caret into it if it is a field, anywhere on the page. */
    public void at(Shortcut shortcut, Component component) {
        var element = component.getElement();
        element.setAttribute("data-shortcut", shortcut.name());
        if (keys.on()) {
            element.setAttribute("aria-keyshortcuts", keys.of(shortcut));
            element.setAttribute("data-key", keys.of(shortcut));
        }
        actions.putIfAbsent(shortcut, () -> {});
        sendKeys();
    }

    /** The key runs the action while no visible component has it. */
    public void on(Shortcut shortcut, Runnable action) {
        actions.put(shortcut, action);
        sendKeys();
    }

    /** @return what keys do on this page */
    public List<Shortcut> shortcuts() {
        return List.copyOf(actions.keySet());
    }

    /** Does what the key does while no visible component has it. */
    public void pressed(String name) {
        actions.entrySet().stream()
                .filter(each -> keys.on() && each.getKey().name().equals(name))
                .findAny()
                .ifPresent(each -> each.getValue().run());
    }

    private void sendKeys() {
        var names = JsonNodeFactory.instance.objectNode();
        if (keys.on()) {
            actions.keySet().forEach(shortcut -> names.put(keys.of(shortcut), shortcut.name()));
        }
        getElement().setPropertyJson("keys", names);
    }

    private void list() {
        new ShortcutsDialog(shortcuts(), keys, this::change).open();
    }

    private void change(ShortcutKeys wanted) {
        onChanged.accept(wanted);
        getUI().ifPresent(ui -> ui.getPage().reload());
    }
}
