package com.cinemataztic.incidents.tickets.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.cinemataztic.incidents.tickets.ui.panel.TicketWords;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One tab per region with the number of its live tickets. */
class RegionTabs extends Composite<Tabs> {

    /** Each tab with its number; the empty id is the tab of all regions. */
    private final Map<Optional<RegionId>, CountedTab> tabs = new LinkedHashMap<>();

    private boolean showing;

    private record CountedTab(Tab tab, Span count, Span screens) {}

    RegionTabs(Consumer<@Nullable RegionId> onChosen) {
        getContent().addClassName("region-tabs");
        getContent().getElement().setAttribute("aria-label", text("page.regions"));
        getContent().addSelectedChangeListener(event -> {
            if (!showing) {
                tabs.entrySet().stream()
                        .filter(tab -> tab.getValue().tab().equals(event.getSelectedTab()))
                        .findFirst()
                        .ifPresent(tab -> onChosen.accept(tab.getKey().orElse(null)));
            }
        });
    }

    void show(QueueViewModel model, @Nullable RegionId chosen) {
        showing = true;
        try {
            var regions = model.regions();
            if (tabs.size() != regions.size() + 1
                    || !regions.stream().map(Region::id).map(Optional::of).allMatch(tabs::containsKey)) {
                rebuild(regions);
            }
            tabs.forEach((region, tab) -> {
                var live = model.live(region.orElse(null));
                tab.count().setText(Integer.toString(live.tickets()));
                tab.screens().setText(live.screens() == 0 ? "" : "+" + live.screens());
                tab.tab().setClassName("quiet", live.tickets() == 0);
                tab.tab().getElement().setAttribute("title", TicketWords.counts(live));
            });
            var wanted = tabs.get(Optional.ofNullable(chosen));
            getContent().setSelectedTab(wanted == null ? null : wanted.tab());
        } finally {
            showing = false;
        }
    }

    private void rebuild(List<Region> regions) {
        getContent().removeAll();
        tabs.clear();
        put(Optional.empty(), text("queue.regions.all"));
        regions.forEach(region -> put(Optional.of(region.id()), region.name()));
    }

    private void put(Optional<RegionId> region, String name) {
        var count = new Span();
        count.addClassName("count");
        var screens = new Span();
        screens.addClassName("count-screens");
        var tab = new Tab(new Span(name), count, screens);
        tabs.put(region, new CountedTab(tab, count, screens));
        getContent().add(tab);
    }
}
