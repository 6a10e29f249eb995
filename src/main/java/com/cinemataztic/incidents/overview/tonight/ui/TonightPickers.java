package com.cinemataztic.incidents.overview.tonight.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.regions.Region;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Selects the region and how far ahead the page reaches. */
class TonightPickers extends Composite<Div> {

    /** The empty choice stands for all regions. */
    private final Select<Optional<Region>> region = new Select<>();

    private final Select<Integer> hours = new Select<>();

    private TonightLocation shown = TonightLocation.USUAL;

    TonightPickers(Consumer<TonightLocation> onChosen) {
        region.setLabel(text("page.region"));
        region.setItemLabelGenerator(choice -> choice.map(Region::name).orElse(text("page.all-regions")));
        region.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChosen.accept(
                        new TonightLocation(event.getValue().map(Region::id).orElse(null), shown.hours()));
            }
        });
        hours.setLabel(text("tonight.shows"));
        hours.setItemLabelGenerator(choice -> text("tonight.hours", choice));
        hours.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChosen.accept(new TonightLocation(shown.region(), event.getValue()));
            }
        });
        getContent().addClassName("tonight-pickers");
        getContent().add(region, hours);
    }

    void show(TonightLocation location, List<Region> regions) {
        shown = location;
        var choices = Stream.concat(
                        Stream.of(Optional.<Region>empty()), regions.stream().map(Optional::of))
                .toList();
        if (!region.getListDataView().getItems().toList().equals(choices)) {
            region.setItems(choices);
        }
        region.setValue(regions.stream()
                .filter(each -> each.id().equals(location.region()))
                .findFirst());
        var spans = Stream.concat(TonightLocation.CHOICES.stream(), Stream.of(location.hours()))
                .distinct()
                .sorted()
                .toList();
        if (!hours.getListDataView().getItems().toList().equals(spans)) {
            hours.setItems(spans);
        }
        hours.setValue(location.hours());
    }
}
