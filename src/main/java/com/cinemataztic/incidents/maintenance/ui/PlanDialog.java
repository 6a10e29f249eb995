package com.cinemataztic.incidents.maintenance.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.fleet.Cinema;
import com.cinemataztic.incidents.fleet.Screen;
import com.cinemataztic.incidents.maintenance.MaintenanceWindow;
import com.cinemataztic.incidents.maintenance.Scope;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.regions.Region;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans a window: the place, the span in local time, and the reason. Keeps what was typed when a plan is rejected. */
class PlanDialog extends Dialog {

    private static final Duration USUAL = Duration.ofHours(2);

    /** The kinds of scope to choose from. */
    private enum Kind {
        SCREEN,
        CINEMA,
        REGION;

        private String label() {
            return switch (this) {
                case SCREEN -> text("page.screen");
                case CINEMA -> text("page.cinema");
                case REGION -> text("page.region");
            };
        }
    }

    private final PlanViewModel model;
    private final ZoneId reader;
    private final RadioButtonGroup<Kind> kind = new RadioButtonGroup<>(text("maintenance.scope"));
    private final ComboBox<Region> region = new ComboBox<>(text("page.region"));
    private final ComboBox<Cinema> cinema = new ComboBox<>(text("page.cinema"));
    private final ComboBox<Screen> screen = new ComboBox<>(text("page.screen"));
    private final DateTimePicker from;
    private final DateTimePicker until;
    private final TextArea reason = new TextArea(text("page.reason"));
    private final SpanPreview preview = new SpanPreview();
    private boolean timesAreTyped;

    /**
     * @param wanted the scope selected at first; null: none
     * @param reader the zone of the person who fills in the form
     * @param onPlanned called after a window was planned
     */
    PlanDialog(PlanViewModel model, @Nullable Scope wanted, ZoneId reader, Runnable onPlanned) {
        this.model = model;
        this.reader = reader;
        setHeaderTitle(text("maintenance.plan.title"));
        var now = model.now(reader);
        from = Moments.field(text("page.from"), now);
        until = Moments.field(text("maintenance.until"), now.plus(USUAL));
        fillIn();
        choose(wanted);
        listen();
        var content = new Div(kind, region, cinema, screen, from, until, preview, reason);
        content.addClassName("dialog-content");
        add(content);
        var plan = new Button(text("maintenance.plan.confirm"), click -> plan(onPlanned));
        plan.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(text("page.cancel"), click -> close()), plan);
        placeChanged();
    }

    private void fillIn() {
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(Kind::label);
        region.setItems(model.regions());
        region.setItemLabelGenerator(Region::name);
        cinema.setItems(model.cinemas());
        cinema.setItemLabelGenerator(it -> it.name() + " · " + model.regionOf(it));
        screen.setItemLabelGenerator(Screen::name);
        reason.setMaxLength(MaintenanceWindow.LONGEST_REASON);
        reason.setHelperText(text("maintenance.reason.hint"));
        reason.setValueChangeMode(ValueChangeMode.ON_BLUR);
        reason.setWidthFull();
    }

    private void choose(@Nullable Scope wanted) {
        switch (wanted) {
            case null -> kind.setValue(Kind.SCREEN);
            case Scope.OfRegion(var id) -> {
                kind.setValue(Kind.REGION);
                model.regions().stream()
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .ifPresent(region::setValue);
            }
            case Scope.OfCinema _ -> {
                kind.setValue(Kind.CINEMA);
                model.cinema(wanted).ifPresent(cinema::setValue);
            }
            case Scope.OfScreen _ -> {
                kind.setValue(Kind.SCREEN);
                model.cinema(wanted).ifPresent(it -> {
                    cinema.setValue(it);
                    screen.setItems(model.screens(it));
                    model.screen(wanted).ifPresent(screen::setValue);
                });
            }
        }
    }

    private void listen() {
        kind.addValueChangeListener(event -> placeChanged());
        region.addValueChangeListener(event -> placeChanged());
        cinema.addValueChangeListener(event -> {
            screen.setItems(model.screens(event.getValue()));
            placeChanged();
        });
        screen.addValueChangeListener(event -> placeChanged());
        from.addValueChangeListener(event -> {
            timesAreTyped |= event.isFromClient();
            show();
        });
        until.addValueChangeListener(event -> {
            timesAreTyped |= event.isFromClient();
            show();
        });
    }

    /** Unless a person typed times, the default times follow the place chosen last. */
    private void placeChanged() {
        region.setVisible(kind.getValue() == Kind.REGION);
        cinema.setVisible(kind.getValue() != Kind.REGION);
        screen.setVisible(kind.getValue() == Kind.SCREEN);
        var scope = scope();
        if (scope.isPresent() && !timesAreTyped) {
            var now = model.now(model.zone(scope.get()));
            from.setValue(now);
            until.setValue(now.plus(USUAL));
        }
        show();
    }

    private void show() {
        var scope = scope();
        preview.show(
                scope.isEmpty() || from.isEmpty() || until.isEmpty()
                        ? null
                        : model.preview(scope.get(), from.getValue(), until.getValue(), reader));
    }

    private Optional<Scope> scope() {
        var chosen = cinema.getValue();
        return switch (kind.getValue()) {
            case REGION ->
                Optional.ofNullable(region.getValue())
                        .flatMap(it -> Scope.region(it.id().value()));
            case CINEMA -> Optional.ofNullable(chosen).flatMap(it -> Scope.cinema(it.cinemaId()));
            case SCREEN ->
                Optional.ofNullable(screen.getValue())
                        .flatMap(
                                it -> Scope.screen(it.ref().cinemaId(), it.ref().screenId()));
        };
    }

    private void plan(Runnable onPlanned) {
        var scope = scope();
        if (scope.isEmpty()) {
            new Message(text("maintenance.no-place"), false).show();
            return;
        }
        if (from.isEmpty() || until.isEmpty()) {
            new Message(text("maintenance.no-times"), false).show();
            return;
        }
        var message = model.plan(scope.get(), from.getValue(), until.getValue(), reason.getValue());
        message.show();
        if (message.good()) {
            close();
            onPlanned.run();
        } else {
            show();
        }
    }
}
