package com.cinemataztic.incidents.overview.settings;

import com.cinemataztic.incidents.platform.http.BoundedJson;
import com.cinemataztic.incidents.platform.text.IcuMessageSource;
import com.cinemataztic.incidents.platform.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The descriptions that the build takes from the settings records: one source for page and code. They are English; every
 * further language has a file in {@code settings}.
 */
@Component
class SettingsMetadata {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    private final List<Entry> entries;
    private final IcuMessageSource translations = new IcuMessageSource(files());

    /**
     * A key as described.
     *
     * @param byDefault its default; empty when it has none
     * @param open whether names of people's choice follow the key, as in a map or a list
     */
    record Entry(String name, String description, String byDefault, boolean open) {

        private Entry described(String translated) {
            return new Entry(name, translated, byDefault, open);
        }
    }

    SettingsMetadata() {
        this.entries = read();
    }

    /** @return every key of the portal, by name, described in that language; in English if there is no translation */
    List<Entry> entries(Locale language) {
        return entries.stream()
                .map(entry -> entry.described(Objects.requireNonNullElse(
                        translations.getMessage(entry.name(), null, null, language), entry.description())))
                .toList();
    }

    private static Map<Locale, String> files() {
        return Texts.languages().stream()
                .filter(language -> new ClassPathResource(file(language)).exists())
                .collect(Collectors.toMap(language -> language, SettingsMetadata::file));
    }

    /** @return the file of the descriptions in that language */
    static String file(Locale language) {
        return "settings/descriptions_" + language.toLanguageTag().replace('-', '_') + ".properties";
    }

    /** A library may bring a file of this name: the portal's own is the one that has its keys. */
    private static List<Entry> read() {
        try {
            var loader = Objects.requireNonNull(new ClassPathResource(FILE).getClassLoader());
            for (var url : loader.resources(FILE).toList()) {
                try (var json = url.openStream()) {
                    var entries = BoundedJson.mapper()
                            .readTree(json)
                            .path("properties")
                            .valueStream()
                            .filter(property ->
                                    property.path("name").asString("").startsWith("portal."))
                            .map(property -> new Entry(
                                    property.path("name").asString(),
                                    property.path("description").asString("").replaceAll("\\{@\\w+ ([^}]*)}", "$1"),
                                    byDefault(property.path("defaultValue")),
                                    property.path("type").asString("").matches("java\\.util\\.(Map|List|Set)<.*")))
                            .sorted(Comparator.comparing(Entry::name))
                            .toList();
                    if (!entries.isEmpty()) {
                        return entries;
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.of();
    }

    private static String byDefault(JsonNode value) {
        if (value.isArray()) {
            return String.join(
                    ", ", value.valueStream().map(each -> each.asString("")).toList());
        }
        return value.asString("");
    }
}
