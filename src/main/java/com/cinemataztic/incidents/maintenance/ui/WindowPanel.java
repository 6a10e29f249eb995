package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.platform.ui.Facts;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The selected window: its scope, span, reason and author, and the actions on it. */
class WindowPanel extends Composite<Section> {

    private final MaintenanceViewModel model;
    private final H2 title = new H2();
    private final Span state = new Span();
    private final Paragraph reason = new Paragraph();
    private final Facts facts = new Facts();
    private final Button move;
    private final Button end;
    private MaintenanceViewModel.@Nullable Row shown;
    private @Nullable ZoneId shownTo;
    private boolean shownMay;

    WindowPanel(
            MaintenanceViewModel model,
            Runnable onLeave,
            Consumer<MaintenanceWindow> onMove,
            Consumer<MaintenanceWindow> onEnd) {
        this.model = model;
        this.move = new Button(text("maintenance.move"), click -> onMove.accept(shownWindow()));
        this.end = new Button("", click -> onEnd.accept(shownWindow()));
        var leave = new Button(new Icon(VaadinIcon.CLOSE), click -> onLeave.run());
        leave.addThemeVariants(ButtonVariant.TERTIARY);
        leave.setAriaLabel(text("page.close-details"));
        state.addClassName("window-state");
        var marks = new Div(state);
        marks.addClassName("ticket-marks");
        var head = new Div(marks, leave);
        head.addClassName("ticket-head");
        var actions = new Div(move, end);
        actions.addClassName("ticket-actions");
        reason.addClassName("ticket-description");
        var content = getContent();
        content.addClassName("ticket-panel");
        content.getElement().setAttribute("aria-label", text("maintenance.panel"));
        content.add(head, title, reason, actions, facts);
    }

    /** Shows the window. Content that has not changed is left alone, because a person may be reading it. */
    void show(MaintenanceViewModel.Row row, ZoneId reader) {
        if (row.equals(shown) && reader.equals(shownTo) && shownMay == model.mayPlan()) {
            return;
        }
        shown = row;
        shownTo = reader;
        shownMay = model.mayPlan();
        var window = row.window();
        var places = model.places();
        var zone = places.zone(window.scope(), window.region());
        title.setText(places.whole(window.scope()));
        state.setText(MaintenanceWords.state(row.state()));
        state.getElement().setAttribute("data-state", row.state().word());
        reason.setText(window.reason());
        var open = row.state() == MaintenanceWindow.State.RUNNING || row.state() == MaintenanceWindow.State.COMING;
        move.setVisible(shownMay && open);
        end.setVisible(shownMay && open);
        end.setText(
                row.state() == MaintenanceWindow.State.COMING ? text("maintenance.cancel") : text("maintenance.end"));
        facts.clear();
        facts.add(text("page.region"), places.region(window.region()));
        facts.add(text("maintenance.fact.local"), MaintenanceWords.span(window.from(), window.until(), zone));
        facts.add(text("maintenance.fact.reader"), MaintenanceWords.span(window.from(), window.until(), reader));
        facts.add(
                text("maintenance.fact.planned-by"),
                signed(window.planned().by(), ZonedTimes.ago(window.planned().at(), zone)));
        var moved = window.moved();
        facts.add(
                text("maintenance.fact.moved-by"),
                moved == null ? null : signed(moved.by(), ZonedTimes.ago(moved.at(), zone)));
        var ended = window.ended();
        facts.add(
                row.state() == MaintenanceWindow.State.CANCELLED
                        ? text("maintenance.fact.cancelled-by")
                        : text("maintenance.fact.ended-by"),
                ended == null ? null : signed(ended.by(), ZonedTimes.ago(ended.at(), zone)));
    }

    private static Component signed(String by, Component at) {
        return new Span(new Span(by + ", "), at);
    }

    private MaintenanceWindow shownWindow() {
        return Objects.requireNonNull(shown, "a button of an empty panel").window();
    }
}
