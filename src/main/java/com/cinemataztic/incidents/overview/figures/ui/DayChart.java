package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.OverTime;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.List;

/** Draws the tickets of each day as a stack: shows saved, others, shows lost. A table beside it says the same. */
@Tag("day-chart")
@JsModule("context://components/day-chart.js")
@StyleSheet("webjars/uplot/dist/uPlot.min.css")
class DayChart extends Component {

    /**
     * What the browser gets: one entry a day in each list.
     *
     * @param days whole days since 1970
     * @param saved tickets whose show was saved
     * @param lost tickets whose show was lost
     * @param others all others
     * @param tips what a day says when it is pointed at
     * @param links where a click leads
     */
    private record Drawing(
            List<Long> days,
            List<Integer> saved,
            List<Integer> lost,
            List<Integer> others,
            List<String> tips,
            List<String> links) {}

    void show(List<OverTime.Day> days, FigureLinks links) {
        getElement().setAttribute("role", "img");
        getElement()
                .setAttribute(
                        "aria-label",
                        text(
                                "overview.days.label",
                                days.stream().mapToInt(OverTime.Day::opened).sum(),
                                days.size()));
        getElement()
                .setPropertyBean(
                        "figures",
                        new Drawing(
                                days.stream()
                                        .map(day -> day.date().toEpochDay())
                                        .toList(),
                                days.stream().map(day -> day.shows().saved()).toList(),
                                days.stream().map(day -> day.shows().lost()).toList(),
                                days.stream()
                                        .map(day -> day.opened()
                                                - day.shows().saved()
                                                - day.shows().lost())
                                        .toList(),
                                days.stream().map(FigureWords::day).toList(),
                                days.stream().map(day -> links.day(day.date())).toList()));
    }
}
