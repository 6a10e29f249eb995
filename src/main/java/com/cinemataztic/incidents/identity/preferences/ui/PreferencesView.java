package com.cinemataztic.incidents.identity.preferences.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.AccountLinks;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences.Scheme;
import com.cinemataztic.incidents.identity.preferences.PersonalPreferences;
import com.cinemataztic.incidents.identity.preferences.PreferenceKey;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.text.Texts;
import com.cinemataztic.incidents.platform.ui.Message;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.platform.ui.ZonedTimes;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets people choose their language, time zone, colours, and whether single keys act. Each choice is kept at once. */
@Route(AccountLinks.PREFERENCES)
@PageTitle("preferences.title")
@PermitAll
class PreferencesView extends Main {

    private final Preferences preferences;
    private final CurrentActor currentActor;
    private final Clock clock;

    /** An empty choice: as the browser has it. */
    private final Select<Optional<Locale>> language = new Select<>();

    private final ComboBox<ZoneId> zone = new ComboBox<>(text("page.time-zone"));
    private final RadioButtonGroup<Scheme> scheme = new RadioButtonGroup<>(text("preferences.scheme"));
    private final Checkbox shortcuts = new Checkbox(text("shortcuts.on"));

    PreferencesView(Preferences preferences, CurrentActor currentActor, Clock clock) {
        this.preferences = preferences;
        this.currentActor = currentActor;
        this.clock = clock;
        addClassName("preferences-view");
        build();
        show(currentActor.get().map(preferences::of).orElseThrow());
        var form = new Div(language, zone, scheme, shortcuts);
        form.addClassName("dialog-content");
        add(new H1(text("preferences.title")), new Paragraph(text("preferences.text")), form);
        addAttachListener(attached -> attached.getUI().getPage().retrieveExtendedClientDetails(details -> showClock()));
    }

    private void build() {
        language.setLabel(text("page.language"));
        language.setItems(Stream.concat(
                        Stream.of(Optional.<Locale>empty()),
                        Texts.languages().stream().map(Optional::of))
                .toList());
        language.setItemLabelGenerator(
                choice -> choice.map(PreferencesView::ownName).orElse(text("preferences.browser")));
        zone.setItems(CommonPreferences.zones());
        zone.setPlaceholder(text("preferences.browser"));
        zone.setClearButtonVisible(true);
        scheme.setItems(Scheme.values());
        scheme.setItemLabelGenerator(value -> switch (value) {
            case SYSTEM -> text("shell.scheme.device");
            case LIGHT -> text("shell.scheme.light");
            case DARK -> text("shell.scheme.dark");
        });
        shortcuts.setHelperText(text("shortcuts.on.hint"));
        language.addValueChangeListener(
                event -> keep(event.isFromClient(), CommonPreferences.LANGUAGE, event.getValue()));
        zone.addValueChangeListener(
                event -> keep(event.isFromClient(), CommonPreferences.ZONE, Optional.ofNullable(event.getValue())));
        scheme.addValueChangeListener(event -> keep(event.isFromClient(), CommonPreferences.SCHEME, event.getValue()));
        shortcuts.addValueChangeListener(
                event -> keep(event.isFromClient(), CommonPreferences.SHORTCUTS, event.getValue()));
    }

    private static String ownName(Locale language) {
        return language.getDisplayLanguage(language);
    }

    private void show(PersonalPreferences chosen) {
        language.setValue(chosen.get(CommonPreferences.LANGUAGE));
        zone.setValue(chosen.get(CommonPreferences.ZONE).orElse(null));
        scheme.setValue(chosen.get(CommonPreferences.SCHEME));
        shortcuts.setValue(chosen.get(CommonPreferences.SHORTCUTS));
    }

    private <T> void keep(boolean byReader, PreferenceKey<T> key, T value) {
        if (!byReader) {
            return;
        }
        try {
            var actor = currentActor.get();
            if (actor.isEmpty()) {
                new Message(text("page.signed-out-unchanged"), false).show();
                return;
            }
            switch (preferences.set(actor.get(), key, value)) {
                case STORED -> apply(preferences.of(actor.get()), key);
                case NOT_A_PERSON, TOO_LARGE, CHANGED -> new Message(text("preferences.not-kept"), false).show();
            }
        } catch (StoreUnavailable unavailable) {
            Message.of(unavailable).show();
        }
    }

    private void apply(PersonalPreferences chosen, PreferenceKey<?> key) {
        getUI().ifPresent(ui -> {
            ReaderZone.choose(ui, chosen.get(CommonPreferences.ZONE).orElse(null));
            ui.getPage().setColorScheme(PreferredPages.value(chosen.get(CommonPreferences.SCHEME)));
            if (key.equals(CommonPreferences.LANGUAGE)) {
                // Every component has its words from when it was built.
                ui.getPage().reload();
            }
        });
        showClock();
    }

    private void showClock() {
        var there = ReaderZone.of(getUI());
        zone.setHelperText(text("preferences.zone.now", ZonedTimes.full(clock.instant(), there), there.getId()));
    }
}
