package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.Period;
import com.cinemataztic.incidents.regions.Region;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Selects the region and the days: the last ones, or those between two dates. */
class OverviewPickers extends Composite<Div> {

    /** The empty choice stands for all regions. */
    private final Select<Optional<Region>> region = new Select<>();

    /** A number of days; the empty choice: two dates. */
    private final Select<Optional<Integer>> days = new Select<>();

    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final Consumer<OverviewLocation> onChosen;

    private OverviewLocation shown = OverviewLocation.USUAL;
    private Period period = new Period(LocalDate.EPOCH, LocalDate.EPOCH);

    OverviewPickers(Consumer<OverviewLocation> onChosen) {
        this.onChosen = onChosen;
        days.setLabel(text("overview.days.choice"));
        days.setItemLabelGenerator(
                choice -> choice.map(it -> text("overview.days.last", it)).orElse(text("overview.days.dates")));
        days.setItems(
                Stream.concat(OverviewLocation.CHOICES.stream().map(Optional::of), Stream.of(Optional.<Integer>empty()))
                        .toList());
        days.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChosen.accept(shown.withRange(event.getValue()
                        .<OverviewLocation.Range>map(OverviewLocation.Last::new)
                        .orElseGet(() -> new OverviewLocation.Dates(period))));
            }
        });
        region.setLabel(text("page.region"));
        region.setItemLabelGenerator(choice -> choice.map(Region::name).orElse(text("page.all-regions")));
        region.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                onChosen.accept(
                        shown.withRegion(event.getValue().map(Region::id).orElse(null)));
            }
        });
        date(from, text("page.from"));
        date(to, text("page.to"));
        getContent().addClassName("overview-pickers");
        getContent().add(days, from, to, region);
    }

    private void date(DatePicker picker, String label) {
        picker.setLabel(label);
        picker.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                var chosen = OverviewLocation.dates(from.getValue(), to.getValue());
                picker.setInvalid(chosen.isEmpty());
                picker.setErrorMessage(text("overview.days.invalid", Period.LONGEST));
                chosen.ifPresent(dates -> onChosen.accept(shown.withRange(dates)));
            }
        });
    }

    void show(OverviewLocation location, Period now, List<Region> regions) {
        shown = location;
        period = now;
        var choices = Stream.concat(
                        Stream.of(Optional.<Region>empty()), regions.stream().map(Optional::of))
                .toList();
        if (!region.getListDataView().getItems().toList().equals(choices)) {
            region.setItems(choices);
        }
        region.setValue(regions.stream()
                .filter(each -> Objects.equals(each.id(), location.region()))
                .findFirst());
        var dates = location.range() instanceof OverviewLocation.Dates;
        days.setValue(
                location.range() instanceof OverviewLocation.Last(var count) ? Optional.of(count) : Optional.empty());
        from.setVisible(dates);
        to.setVisible(dates);
        from.setValue(now.from());
        to.setValue(now.to());
        from.setInvalid(false);
        to.setInvalid(false);
    }
}
