package com.cinemataztic.incidents.identity.preferences.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.cinemataztic.incidents.identity.AccountDesk;
import com.cinemataztic.incidents.identity.Actor;
import com.cinemataztic.incidents.identity.Role;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences;
import com.cinemataztic.incidents.identity.preferences.CommonPreferences.Scheme;
import com.cinemataztic.incidents.identity.preferences.Preferences;
import com.cinemataztic.incidents.platform.ui.ReaderZone;
import com.cinemataztic.incidents.support.PortalTest;
import com.cinemataztic.incidents.support.ReaderBrowser;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;

/** The page where people choose for themselves, and the pages that follow. */
@PortalTest
@WithMockUser(username = "vera", roles = "VIEWER")
class PreferencesViewTests extends SpringBrowserlessTest {

    private static final Actor VERA = new Actor("vera", Role.VIEWER, Set.of());
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Autowired
    AccountDesk accounts;

    @Autowired
    Preferences preferences;

    @BeforeEach
    void vera() {
        accounts.add(Actor.SYSTEM, "vera", "a good password", Role.VIEWER, Set.of());
        preferences.set(VERA, CommonPreferences.LANGUAGE, Optional.empty());
        preferences.set(VERA, CommonPreferences.ZONE, Optional.empty());
        preferences.set(VERA, CommonPreferences.SCHEME, Scheme.SYSTEM);
        navigate(PreferencesView.class);
    }

    @Test
    @SuppressWarnings("unchecked")
    void keepsEachChoiceAtOnce() {
        test(find(RadioButtonGroup.class).single()).selectItem("Dark");
        test(find(Select.class).single()).selectItem("dansk");
        assertThat(preferences.of(VERA).get(CommonPreferences.SCHEME)).isEqualTo(Scheme.DARK);
        assertThat(preferences.of(VERA).get(CommonPreferences.LANGUAGE)).contains(Locale.of("da"));
    }

    @Test
    void aZoneThatIsChosenGoesBeforeTheBrowsers() {
        ReaderBrowser.isIn("Asia/Kolkata");
        assertThat(ReaderZone.of(Optional.of(UI.getCurrent()))).isEqualTo(ZoneId.of("Asia/Kolkata"));
        test(find(ComboBox.class).single()).selectItem("Europe/Oslo");
        assertThat(ReaderZone.of(Optional.of(UI.getCurrent()))).isEqualTo(OSLO);
        assertThat(find(ComboBox.class).single().getHelperText()).contains("(Europe/Oslo)");
    }

    @Test
    void whatAnotherPageChoseIsFollowedAtTheNextNavigation() {
        preferences.set(VERA, CommonPreferences.ZONE, Optional.of(OSLO));
        assertThat(ReaderZone.of(Optional.of(UI.getCurrent()))).isNotEqualTo(OSLO);
        navigate("password", Component.class);
        assertThat(ReaderZone.of(Optional.of(UI.getCurrent()))).isEqualTo(OSLO);
    }

    @Test
    void aPageSpeaksTheLanguageOfItsReader() {
        UI.getCurrent().setLocale(Locale.of("da"));
        navigate("password", Component.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("Skift adgangskode");
        UI.getCurrent().setLocale(Locale.GERMAN);
        navigate(PreferencesView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("Preferences");
    }
}
