package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.board.Deadline;
import com.cinemataztic.incidents.tickets.board.TicketQueue;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A chip for each region with live tickets, the most urgent first, with their number and the most urgent deadline. The
 * quiet regions are in a menu.
 */
class RegionChips extends Composite<Div> {

    private final Consumer<@Nullable RegionId> onChosen;

    /** Each chip by its region; the empty one is the chip of all regions. */
    private final Map<Optional<RegionId>, Chip> chips = new HashMap<>();

    private final MenuBar quiet = new MenuBar();
    private final MenuItem quietCount = quiet.addItem("");
    private List<String> inMenu = List.of();
    private List<Optional<RegionId>> order = List.of();

    private record Chip(NativeButton button, Span name, Span count, Span screens, Element deadline) {}

    RegionChips(Consumer<@Nullable RegionId> onChosen) {
        this.onChosen = onChosen;
        getContent().addClassName("region-chips");
        getContent().getElement().setAttribute("role", "group");
        getContent().getElement().setAttribute("aria-label", text("page.regions"));
        quiet.addThemeVariants(MenuBarVariant.TERTIARY);
        quiet.addClassName("quiet-regions");
    }

    /**
     * @param regions the regions that the reader may see, the most urgent first
     * @param all the live tickets of all these regions
     */
    void show(List<RegionUrgency> regions, TicketQueue.Counts all, @Nullable RegionId chosen) {
        var wanted = new ArrayList<Optional<RegionId>>(List.of(Optional.empty()));
        put(Optional.empty(), text("queue.regions.all"), all, null, chosen == null);
        for (var region : regions) {
            var id = region.region().id();
            var isChosen = id.equals(chosen);
            if (!region.isQuiet() || isChosen) {
                wanted.add(Optional.of(id));
                put(Optional.of(id), region.region().name(), region.counts(), region.next(), isChosen);
            }
        }
        if (!wanted.equals(order)) {
            order = wanted;
            getContent().removeAll();
            chips.keySet().retainAll(order);
            order.forEach(id -> getContent().add(chip(id).button()));
            getContent().add(quiet);
        }
        showQuiet(regions.stream().filter(RegionUrgency::isQuiet).toList());
    }

    private void put(
            Optional<RegionId> region, String name, TicketQueue.Counts live, @Nullable Deadline next, boolean chosen) {
        var chip = chip(region);
        chip.name().setText(name);
        chip.count().setText(Integer.toString(live.tickets()));
        chip.screens().setText(live.sites() == 0 || region.isPresent() ? "" : QueueWords.folded(live));
        chip.deadline().setAttribute("kind", next == null ? "none" : QueueCells.word(next.kind()));
        chip.deadline()
                .setAttribute(
                        "at",
                        next == null || next.at() == null
                                ? "0"
                                : Long.toString(next.at().toEpochMilli()));
        chip.button().getElement().setAttribute("aria-pressed", Boolean.toString(chosen));
        chip.button().getElement().setAttribute("title", TicketWords.counts(live));
    }

    private Chip chip(Optional<RegionId> region) {
        return chips.computeIfAbsent(region, it -> {
            var name = new Span();
            var count = new Span();
            count.addClassName("count");
            var screens = new Span();
            screens.addClassName("count-screens");
            var deadline = new Element("time-left");
            var button = new NativeButton();
            button.addClassName("region-chip");
            button.add(name, count, screens);
            button.getElement().appendChild(deadline);
            button.addClickListener(click -> onChosen.accept(it.orElse(null)));
            return new Chip(button, name, count, screens, deadline);
        });
    }

    private void showQuiet(List<RegionUrgency> regions) {
        quiet.setVisible(!regions.isEmpty());
        quietCount.setText(text("queue.regions.quiet", regions.size()));
        var names = regions.stream().map(region -> region.region().name()).toList();
        if (names.equals(inMenu)) {
            return;
        }
        inMenu = names;
        quietCount.getSubMenu().removeAll();
        for (var region : regions) {
            quietCount
                    .getSubMenu()
                    .addItem(
                            region.region().name(),
                            click -> onChosen.accept(region.region().id()));
        }
    }
}
