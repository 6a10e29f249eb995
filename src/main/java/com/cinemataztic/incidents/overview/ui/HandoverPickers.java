package com.cinemataztic.incidents.overview.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.Span;
import com.cinemataztic.incidents.regions.Region;
import com.cinemataztic.incidents.regions.RegionId;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Selects the region and how far back it reaches. */
class HandoverPickers extends Composite<Div> {

    private static final LocalTime USUAL_TIME = LocalTime.of(6, 0);

    /** The empty choice stands for all regions. */
    private final Select<Optional<Region>> region = new Select<>();

    /** A number of hours; the empty choice: since a time of day. */
    private final Select<Optional<Integer>> hours = new Select<>();

    private final TimePicker since = new TimePicker();
    private final Consumer<HandoverLocation> onChosen;

    private HandoverLocation shown = HandoverLocation.USUAL;

    HandoverPickers(Consumer<HandoverLocation> onChosen) {
        this.onChosen = onChosen;
        region.setLabel(text("page.region"));
        region.setItemLabelGenerator(choice -> choice.map(Region::name).orElse(text("page.all-regions")));
        region.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChosen.accept(
                        shown.withRegion(event.getValue().map(Region::id).orElse(null)));
            }
        });
        hours.setLabel(text("handover.period"));
        hours.setItemLabelGenerator(
                choice -> choice.map(it -> text("handover.period.hours", it)).orElse(text("handover.period.since")));
        hours.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChosen.accept(shown.withSpan(
                        event.getValue().<Span>map(Span.Hours::new).orElseGet(() -> new Span.Since(USUAL_TIME))));
            }
        });
        since.setLabel(text("handover.period.time"));
        since.setStep(Duration.ofMinutes(30));
        since.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                onChosen.accept(shown.withSpan(
                        new Span.Since(event.getValue().withSecond(0).withNano(0))));
            }
        });
        getContent().addClassName("handover-pickers");
        getContent().add(region, hours, since);
    }

    void show(HandoverLocation location, List<Region> regions) {
        shown = location;
        var choices = Stream.concat(
                        Stream.of(Optional.<Region>empty()), regions.stream().map(Optional::of))
                .toList();
        if (!region.getListDataView().getItems().toList().equals(choices)) {
            region.setItems(choices);
        }
        region.setValue(chosen(location.region(), regions));
        var asked = location.span() instanceof Span.Hours(int count) ? Optional.of(count) : Optional.<Integer>empty();
        var spans = Stream.concat(
                        Stream.concat(Span.CHOICES.stream(), asked.stream())
                                .sorted()
                                .distinct()
                                .map(Optional::of),
                        Stream.of(Optional.<Integer>empty()))
                .toList();
        if (!hours.getListDataView().getItems().toList().equals(spans)) {
            hours.setItems(spans);
        }
        hours.setValue(asked);
        since.setVisible(location.span() instanceof Span.Since);
        if (location.span() instanceof Span.Since(var time)) {
            since.setValue(time);
        }
    }

    private static Optional<Region> chosen(@Nullable RegionId wanted, List<Region> regions) {
        return regions.stream().filter(each -> each.id().equals(wanted)).findFirst();
    }
}
