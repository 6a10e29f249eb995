package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.tickets.Severity;
import com.cinemataztic.incidents.tickets.State;
import com.cinemataztic.incidents.tickets.ui.QueueFilter.Choice;
import com.cinemataztic.incidents.tickets.ui.QueueFilter.Whose;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The filters below the regions. Each says how many tickets it would list. */
class FilterBar extends Composite<Div> {

    private final Consumer<UnaryOperator<QueueFilter>> onChanged;
    private final MenuBar menus = new MenuBar();
    private final MenuItem states = menus.addItem("");
    private final MenuItem errors = menus.addItem("");
    private final MenuItem severities = menus.addItem("");
    private final NativeButton mine;
    private final NativeButton unassigned;
    private final NativeButton misses;
    private List<Entry> shownErrors = List.of();
    private List<Entry> shownSeverities = List.of();

    /** A filter in a menu. */
    private record Entry(String label, boolean chosen, UnaryOperator<QueueFilter> toggle) {

        boolean saysTheSame(Entry other) {
            return label.equals(other.label) && chosen == other.chosen;
        }
    }

    /** @param onChanged receives the change that a person made to the filter */
    FilterBar(Consumer<UnaryOperator<QueueFilter>> onChanged) {
        this.onChanged = onChanged;
        mine = chip(filter -> filter.withWhose(filter.whose() == Whose.MINE ? Whose.ANYBODY : Whose.MINE));
        unassigned =
                chip(filter -> filter.withWhose(filter.whose() == Whose.UNASSIGNED ? Whose.ANYBODY : Whose.UNASSIGNED));
        misses = chip(filter -> filter.withMisses(!filter.misses()));
        misses.getElement().setAttribute("title", text("queue.misses.title", QueueFilter.MISSED_WITHIN.toMinutes()));
        menus.addThemeVariants(MenuBarVariant.TERTIARY);
        menus.getElement().setAttribute("aria-label", text("queue.filters"));
        for (var choice : Choice.values()) {
            states.getSubMenu().addItem(label(choice), click -> onChanged.accept(filter -> filter.withChoice(choice)));
        }
        getContent().addClassName("filter-bar");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", text("queue.filters"));
        getContent().add(menus, mine, unassigned, misses);
    }

    void show(QueueFilter filter, QueueFacets facets) {
        states.setText(label(filter.choice()));
        show(mine, text("queue.mine", facets.mine()), filter.whose() == Whose.MINE);
        show(unassigned, text("queue.unassigned", facets.unassigned()), filter.whose() == Whose.UNASSIGNED);
        show(misses, text("queue.misses", facets.misses()), filter.misses());
        errors.setText(text("queue.errors", filter.errors().size()));
        shownErrors = show(
                errors,
                shownErrors,
                facets.errors().stream()
                        .map(error -> new Entry(
                                text("queue.filter.count", error.summary(), error.count()),
                                filter.errors().contains(error.error()),
                                now -> now.withErrors(QueueFilter.toggled(now.errors(), error.error()))))
                        .toList());
        severities.setText(text("queue.severities", filter.severities().size()));
        var entries = new ArrayList<Entry>();
        for (var severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            entries.add(new Entry(
                    text(
                            "queue.filter.count",
                            TicketWords.severity(severity),
                            facets.severities().getOrDefault(severity, 0)),
                    filter.severities().contains(severity),
                    now -> now.withSeverities(QueueFilter.toggled(now.severities(), severity))));
        }
        shownSeverities = show(severities, shownSeverities, entries);
    }

    private static void show(NativeButton chip, String label, boolean pressed) {
        chip.setText(label);
        chip.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
    }

    /** Draws a menu anew only if it says something else: it may be open. */
    private List<Entry> show(MenuItem menu, List<Entry> shown, List<Entry> wanted) {
        var same = shown.size() == wanted.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = shown.get(i).saysTheSame(wanted.get(i));
        }
        if (same) {
            return shown;
        }
        menu.getSubMenu().removeAll();
        for (var entry : wanted) {
            var item = menu.getSubMenu().addItem(entry.label(), click -> onChanged.accept(entry.toggle()));
            item.setCheckable(true);
            item.setChecked(entry.chosen());
        }
        return wanted;
    }

    private NativeButton chip(UnaryOperator<QueueFilter> change) {
        var chip = new NativeButton();
        chip.addClassName("filter-chip");
        chip.addClickListener(click -> onChanged.accept(change));
        return chip;
    }

    private static String label(Choice choice) {
        return switch (choice) {
            case LIVE -> text("queue.choice.live");
            case OPEN -> TicketWords.state(State.OPEN);
            case INPROGRESS -> TicketWords.state(State.INPROGRESS);
            case CLOSED -> text("queue.choice.closed");
        };
    }
}
