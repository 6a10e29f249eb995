package com.cinemataztic.incidents.overview.settings.ui;

import static com.cinemataztic.incidents.platform.text.Texts.text;

import com.cinemataztic.incidents.identity.CurrentActor;
import com.cinemataztic.incidents.overview.settings.Setting;
import com.cinemataztic.incidents.overview.settings.SettingsInForce;
import com.cinemataztic.incidents.platform.Secrets;
import com.cinemataztic.incidents.platform.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** State of the page Settings, without UI components. Checks the account's rights again at each refresh. */
class SettingsViewModel {

    private final SettingsInForce settings;
    private final CurrentActor currentActor;

    private String search = "";
    private boolean onlySet;
    private boolean allowed;
    private List<Setting> shown = List.of();

    SettingsViewModel(SettingsInForce settings, CurrentActor currentActor) {
        this.settings = settings;
        this.currentActor = currentActor;
    }

    /**
     * Reads everything again.
     *
     * @return whether anything changed
     */
    boolean refresh() {
        var before = shown;
        var actor = currentActor.get();
        allowed = actor.isPresent();
        shown = actor.map(admin -> settings.all(admin, Texts.locale())).orElse(List.of()).stream()
                .filter(this::isWanted)
                .toList();
        return !shown.equals(before);
    }

    void search(String wanted, boolean onlyWhatIsSet) {
        search = wanted.strip().toLowerCase(Locale.ROOT);
        onlySet = onlyWhatIsSet;
    }

    /** @return the keys that are wanted, by module */
    SortedMap<String, List<Setting.Key>> modules() {
        var modules = new TreeMap<String, List<Setting.Key>>();
        keys().forEach(key -> modules.computeIfAbsent(
                key.module(),
                module -> keys().stream()
                        .filter(each -> each.module().equals(module))
                        .toList()));
        return modules;
    }

    private List<Setting.Key> keys() {
        return shown.stream()
                .filter(Setting.Key.class::isInstance)
                .map(Setting.Key.class::cast)
                .toList();
    }

    List<Setting.Secret> secrets() {
        return shown.stream()
                .filter(Setting.Secret.class::isInstance)
                .map(Setting.Secret.class::cast)
                .toList();
    }

    /** @return how many are shown, or why there is none */
    String summary() {
        return allowed ? text("settings.count", shown.size()) : text("page.signed-out");
    }

    private boolean isWanted(Setting setting) {
        return switch (setting) {
            case Setting.Key key ->
                (!onlySet || key.source() != Setting.Source.DEFAULT)
                        && matches(key.name(), key.value(), key.place(), key.description());
            case Setting.Secret secret ->
                (!onlySet || secret.source() != Secrets.Source.NONE) && matches(secret.name());
        };
    }

    private boolean matches(String... texts) {
        return List.of(texts).stream()
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(search));
    }
}
