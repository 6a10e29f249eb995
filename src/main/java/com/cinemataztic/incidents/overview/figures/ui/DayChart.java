package com.cinemataztic.incidents.overview.figures.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.overview.figures.OverTime;
import com.cinemataztic.incidents.overview.figures.Period;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import java.util.List;

/** Draws the tickets of each day as a stack: shows saved, others, shows lost. A day that is not over has a frame. A table beside it says the same. */
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
     * @param unfinished whether the day is not over
     * @param tips what a day says when it is pointed at
     * @param links where a click leads
     */
    private record Drawing(
            List<Long> days,
            List<Integer> saved,
            List<Integer> lost,
            List<Integer> others,
            List<Boolean> unfinished,
            List<String> tips,
            List<String> links) {}

    /** @param today the days that are not over */
    void show(List<OverTime.Day> days, Period today, FigureLinks links) {
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
                                days.stream()
                                        .map(day -> today.contains(day.date()))
                                        .toList(),
                                days.stream()
                                        .map(day -> FigureWords.day(day, today))
                                        .toList(),
                                days.stream().map(day -> links.day(day.date())).toList()));
    }
}
