package com.cinemataztic.incidents.identity.preferences.ui;

import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences.Scheme;
import com.cinemataztic.incidents.identity.preferences.PersonalPreferences;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.store.StoreUnavailable;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes every page follow its reader's preferences: the colours before anything is painted, language and zone before the
 * first view is built, and what another page of the reader changed at the next navigation.
 */
@Component
class PreferredPages implements VaadinServiceInitListener {

    private final Preferences preferences;
    private final CurrentActor currentActor;

    PreferredPages(Preferences preferences, CurrentActor currentActor) {
        this.preferences = preferences;
        this.currentActor = currentActor;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::paint);
        event.getSource().addUIInitListener(start -> {
            var ui = start.getUI();
            chosen().ifPresent(chosen -> begin(ui, chosen));
            ui.addBeforeEnterListener(navigation -> chosen().ifPresent(chosen -> follow(ui, chosen)));
        });
    }

    private void paint(IndexHtmlResponse page) {
        chosen().ifPresent(chosen -> {
            var html = page.getDocument().getElementsByTag("html");
            chosen.get(CommonPreferences.LANGUAGE).ifPresent(language -> html.attr("lang", language.toLanguageTag()));
            var scheme = chosen.get(CommonPreferences.SCHEME);
            if (scheme != Scheme.SYSTEM) {
                html.attr("theme", value(scheme).getThemeValue());
                html.attr("style", "color-scheme: " + value(scheme).getValue());
            }
        });
    }

    private static void begin(UI ui, PersonalPreferences chosen) {
        chosen.get(CommonPreferences.LANGUAGE).ifPresent(ui::setLocale);
        remember(ui, chosen);
    }

    private static void follow(UI ui, PersonalPreferences chosen) {
        var before = ComponentUtil.getData(ui, PersonalPreferences.class);
        if (before == null || before.equals(chosen)) {
            return;
        }
        remember(ui, chosen);
        if (!before.get(CommonPreferences.LANGUAGE).equals(chosen.get(CommonPreferences.LANGUAGE))) {
            ui.getPage().reload();
        }
        if (before.get(CommonPreferences.SCHEME) != chosen.get(CommonPreferences.SCHEME)) {
            ui.getPage().setColorScheme(value(chosen.get(CommonPreferences.SCHEME)));
        }
    }

    private static void remember(UI ui, PersonalPreferences chosen) {
        ComponentUtil.setData(ui, PersonalPreferences.class, chosen);
        ReaderZone.choose(ui, chosen.get(CommonPreferences.ZONE).orElse(null));
    }

    /** Nothing while the store does not respond: the page says so itself. */
    private Optional<PersonalPreferences> chosen() {
        try {
            return currentActor.get().map(this::of);
        } catch (StoreUnavailable down) {
            return Optional.empty();
        }
    }

    private PersonalPreferences of(Actor actor) {
        return preferences.of(actor);
    }

    static ColorScheme.Value value(Scheme scheme) {
        return switch (scheme) {
            case SYSTEM -> ColorScheme.Value.LIGHT_DARK;
            case LIGHT -> ColorScheme.Value.LIGHT;
            case DARK -> ColorScheme.Value.DARK;
        };
    }
}
