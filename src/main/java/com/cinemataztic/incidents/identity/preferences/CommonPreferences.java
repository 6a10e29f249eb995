package com.cinemataztic.incidents.identity.preferences;

import com.cinemataztic.incidents.platform.text.Texts;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The preferences that all pages follow. */
public final class CommonPreferences {

    /** The language of the pages; empty: the browser's. */
    public static final PreferenceKey<Optional<Locale>> LANGUAGE = new PreferenceKey<>(
            "language",
            Optional.empty(),
            tag -> Texts.languages().stream()
                    .filter(language -> language.toLanguageTag().equals(tag))
                    .findFirst()
                    .map(Optional::of),
            language -> language.map(Locale::toLanguageTag).orElse(""));

    /** The time zone of moments that belong to no place; empty: the browser's. */
    public static final PreferenceKey<Optional<ZoneId>> ZONE = new PreferenceKey<>(
            "zone",
            Optional.empty(),
            id -> zone(id).map(Optional::of),
            zone -> zone.map(ZoneId::getId).orElse(""));

    /** The colours of the pages. */
    public static final PreferenceKey<Scheme> SCHEME =
            PreferenceKey.choice("scheme", Scheme.class, Scheme.SYSTEM, Scheme::word);

    /** Whether single keys act. */
    public static final PreferenceKey<Boolean> SHORTCUTS = PreferenceKey.flag("shortcuts", true);

    /** The keys that a person changed: by the name of the act, the key that does it. */
    public static final PreferenceKey<Map<String, String>> SHORTCUT_KEYS =
            new PreferenceKey<>("shortcut-keys", Map.of(), CommonPreferences::keys, CommonPreferences::written);

    private static final Pattern KEYS = Pattern.compile("([a-z-]{1,40}=\\S{1,2}( |$)){1,64}");

    private CommonPreferences() {}

    /** The colours of the pages. */
    public enum Scheme {
        /** As the device has it. */
        SYSTEM,
        /** Dark text on a light ground. */
        LIGHT,
        /** Light text on a dark ground. */
        DARK;

        private String word() {
            return switch (this) {
                case SYSTEM -> "system";
                case LIGHT -> "light";
                case DARK -> "dark";
            };
        }
    }

    /** @return the zones to choose among: UTC and those of places, without old names and fixed offsets */
    public static List<ZoneId> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.equals("UTC") || (id.contains("/") && !id.matches("(Etc|SystemV)/.*")))
                .sorted()
                .map(ZoneId::of)
                .toList();
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknownHere) {
            return Optional.empty();
        }
    }

    private static Optional<Map<String, String>> keys(String stored) {
        return KEYS.matcher(stored).matches()
                ? Optional.of(Arrays.stream(stored.split(" "))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1], (first, _) -> first)))
                : Optional.empty();
    }

    private static String written(Map<String, String> keys) {
        return new TreeMap<>(keys)
                .entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue())
                        .collect(Collectors.joining(" "));
    }
}
