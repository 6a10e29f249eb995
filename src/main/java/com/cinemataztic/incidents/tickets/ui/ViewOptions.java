package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.ui.QueueLocation.Group;
import com.cinemataztic.incidents.tickets.ui.QueuePreferences.Column;
import com.cinemataztic.incidents.tickets.ui.QueuePreferences.Density;
import com.cinemataztic.incidents.tickets.ui.QueuePreferences.Sound;
import com.cinemataztic.incidents.tickets.ui.saved.SavedViewsMenu;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How the list is shown: headings, density, columns, sound, and whether it follows what others do. */
class ViewOptions extends Composite<Div> {

    private final MenuBar menus = new MenuBar();
    private final MenuItem groups = menus.addItem("");
    private final Map<Density, MenuItem> densities = new EnumMap<>(Density.class);
    private final Map<Column, MenuItem> columns = new EnumMap<>(Column.class);
    private final Map<Sound, MenuItem> sounds = new EnumMap<>(Sound.class);
    private final NativeButton pause = new NativeButton();
    private final Span waiting = new Span();

    /**
     * @param views the menu of saved views
     * @param onGroup receives the headings that a person chose
     * @param onPreferences receives the change that a person made to the preferences
     * @param onPause called when a person pauses the list, or lets it follow again
     */
    ViewOptions(
            SavedViewsMenu views,
            Consumer<Group> onGroup,
            Consumer<UnaryOperator<QueuePreferences>> onPreferences,
            Runnable onPause) {
        menus.addThemeVariants(MenuBarVariant.TERTIARY);
        menus.getElement().setAttribute("aria-label", text("queue.options"));
        for (var group : Group.values()) {
            groups.getSubMenu().addItem(label(group), click -> onGroup.accept(group));
        }
        var look = menus.addItem(text("queue.options")).getSubMenu();
        var density = look.addItem(text("queue.density")).getSubMenu();
        for (var each : Density.values()) {
            densities.put(
                    each, density.addItem(each.label(), click -> onPreferences.accept(now -> now.withDensity(each))));
        }
        var column = look.addItem(text("queue.columns")).getSubMenu();
        for (var each : Column.values()) {
            columns.put(
                    each,
                    column.addItem(
                            each.label(),
                            click -> onPreferences.accept(
                                    now -> now.withColumns(QueueFilter.toggled(now.columns(), each)))));
        }
        var sound = look.addItem(text("queue.sound")).getSubMenu();
        for (var each : Sound.values()) {
            sounds.put(each, sound.addItem(each.label(), click -> onPreferences.accept(now -> now.withSound(each))));
        }
        pause.addClassName("filter-chip");
        pause.addClassName("pause");
        pause.addClickListener(click -> onPause.run());
        waiting.addClassName("waiting");
        waiting.getElement().setAttribute("role", "status");
        getContent().addClassName("view-options");
        getContent().add(menus, views, waiting, pause);
    }

    /** @return the button that a key presses */
    NativeButton pauseButton() {
        return pause;
    }

    void show(Group group, QueuePreferences preferences) {
        groups.setText(text("queue.group", label(group)));
        densities.forEach((density, item) -> check(item, density == preferences.density()));
        columns.forEach((column, item) -> check(item, preferences.columns().contains(column)));
        sounds.forEach((sound, item) -> check(item, sound == preferences.sound()));
    }

    void showPause(boolean paused, int changes) {
        pause.setText(paused ? text("queue.resume") : text("queue.pause"));
        pause.getElement().setAttribute("aria-pressed", Boolean.toString(paused));
        waiting.setText(paused ? text("queue.waiting", changes) : "");
    }

    private static void check(MenuItem item, boolean checked) {
        item.setCheckable(true);
        item.setChecked(checked);
    }

    private static String label(Group group) {
        return switch (group) {
            case NONE -> text("queue.group.none");
            case REGION -> text("page.region");
            case CINEMA -> text("page.cinema");
            case ERROR -> text("queue.problem");
        };
    }
}
