package com.cinemataztic.incidents.fleet.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.MachineList;
import com.cinemataztic.incidents.platform.ui.RowGrid;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of the machines page, rendered by the browser from properties. */
class MachineGrid extends RowGrid<MachineList.Entry> {

    private static final String STATE = """
            <span class="machine-state" data-state="${item.state}">${item.stateLabel}</span>
            <span class="quiet-line" title="${item.why}">${item.why}</span>""";

    private static final String PLACE = """
            <span class="place">${item.cinema}</span>
            <span class="quiet-line">${item.screen}${item.screen && item.region ? ' · ' : ''}${item.region}</span>""";

    private static final String SHOW = """
            <time-left class="machine-show" data-machine="${item.state}" kind="${item.showKind}" at="${item.showAt}"
              title="${item.showFull}"></time-left>""";

    private static final String DATA = """
            ${item.dataAt ? html`<time-ago at="${item.dataAt}" ago title="${item.dataFull}"></time-ago>`
              : html`<span class="quiet-line">${item.never}</span>`}
            <span class="quiet-line">${item.version}</span>""";

    private final MachinesViewModel model;

    MachineGrid(MachinesViewModel model, Consumer<MachineList.@Nullable Entry> onChosen) {
        super(model::entries, MachineList.Entry::id, onChosen);
        this.model = model;
        column(STATE, text("page.state"), "8rem", 1);
        column(PLACE, text("page.location"), "9rem", 2);
        column(SHOW, text("page.next-show"), "7rem", 0);
        column("<span class=\"machine-id\">${item.id}</span>", text("page.machine"), "9rem", 1);
        column(DATA, text("machines.data"), "9rem", 0);
    }

    /** Redraws the rows if anything changed. */
    void show(boolean changed) {
        if (changed) {
            refresh();
        }
    }

    private void column(String template, String header, String width, int grow) {
        var renderer = LitRenderer.<MachineList.Entry>of(template)
                .withProperty("id", MachineList.Entry::id)
                .withProperty("state", entry -> MachineWords.word(entry.state()))
                .withProperty("stateLabel", entry -> MachineWords.state(entry.state()))
                .withProperty("why", MachineWords::why)
                .withProperty(
                        "cinema", entry -> Objects.requireNonNullElse(entry.cinemaName(), text("machines.no-screen")))
                .withProperty("screen", entry -> Objects.requireNonNullElse(entry.screenName(), ""))
                .withProperty("region", entry -> model.nameOf(entry.region()))
                .withProperty("showKind", entry -> entry.nextShow() == null ? "none" : "next")
                .withProperty(
                        "showAt",
                        entry -> entry.nextShow() == null
                                ? 0d
                                : (double) entry.nextShow().toEpochMilli())
                .withProperty(
                        "showFull",
                        entry -> entry.nextShow() == null ? "" : ZonedTimes.full(entry.nextShow(), entry.zone()))
                .withProperty("never", _ -> text("machines.never"))
                .withProperty("dataAt", entry -> millis(entry))
                .withProperty(
                        "dataFull",
                        entry -> entry.machine().dataAt() == null
                                ? ""
                                : ZonedTimes.full(entry.machine().dataAt(), entry.zone()))
                .withProperty("version", entry -> entry.machine().softwareVersion());
        column(renderer, header, width, grow);
    }

    private static double millis(MachineList.Entry entry) {
        var at = entry.machine().dataAt();
        return at == null ? 0 : at.toEpochMilli();
    }
}
